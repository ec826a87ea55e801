import type { JwtResult } from '@x/errors';
import { runtime } from '#runtime';
import { type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure } from '../token-error.ts';
import type { Jwt } from '../types.ts';

/** Whether the signature of a decoded token is that of this key. Errors: `token-verification-failed`. */
export async function verifySignature(
  jwt: Jwt,
  algorithm: AlgorithmName,
  key: CryptoKey,
): Promise<JwtResult<boolean>> {
  const { header, payload } = jwt.raw;
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  try {
    const { verifyParameters } = algorithmNamed(algorithm);
    const result = await runtime.subtle().verify(verifyParameters, key, jwt.signature, signed);
    return { result, error: null };
  } catch (cause) {
    return failure('token-verification-failed', 'The signature of the token could not be checked.', cause);
  }
}
