import type { JwtResult } from '@x/errors';
import * as runtime from '#runtime';
import { type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure } from '../failure.ts';
import { TOKEN_VERIFICATION_FAILED } from '../reasons.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { Jwt } from '../types.ts';

/** Whether the signature of a decoded token is that of this key. Errors: `token-verification-failed`. */
export async function verifySignature(
  { raw, signature }: Jwt,
  name: AlgorithmName,
  key: ImportedKey,
): Promise<JwtResult<boolean>> {
  const algorithm = algorithmNamed(name);
  if (signature.length !== (algorithm.signatureLength ?? signature.length)) {
    return { result: false, error: null };
  }
  const signedText = raw.text.slice(0, raw.text.lastIndexOf('.'));
  try {
    const result = await runtime.verify(algorithm, key, signature, signedText);
    return { result, error: null };
  } catch (cause) {
    return failure(TOKEN_VERIFICATION_FAILED, 'The signature of the token could not be checked.', cause);
  }
}
