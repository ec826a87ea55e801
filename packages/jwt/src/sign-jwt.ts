import { ConfigError, SignJWTError, TokenVerificationError } from '@x/errors';
import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName, isAlgorithmName } from './algorithms.ts';
import { importPrivateKey } from './key/import-private-key.ts';
import { encodeBase64url } from './runtime/base64url.ts';
import type { JsonWebKey } from './types.ts';

export interface SignJwtOptions {
  algorithm: AlgorithmName;
  /** More header parameters. `alg` is set from `algorithm`; `typ` is `JWT` unless given. */
  header?: Readonly<Record<string, unknown>> | undefined;
}

export type SignJwtResult = { result: string; error: null } | { result: null; error: SignJWTError };

/**
 * Signs a payload as a compact JWS (RFC 7515, section 3.1). The key is a private JWK or a PEM (PKCS#8). `iat`
 * is set to now, in seconds, unless the payload has one. The arguments are left as they are.
 *
 * Throws a `ConfigError` for an unknown algorithm; what is wrong with the key is returned.
 */
export async function signJwt(
  payload: Readonly<Record<string, unknown>>,
  key: JsonWebKey | string,
  options: SignJwtOptions,
): Promise<SignJwtResult> {
  const algorithm = options?.algorithm;
  if (!isAlgorithmName(algorithm)) {
    throw new ConfigError(`Pass the algorithm to sign with: one of ${Object.keys(ALGORITHMS).join(', ')}.`);
  }
  try {
    const privateKey = await importPrivateKey(key, algorithm);
    const header = { typ: 'JWT', ...options.header, alg: algorithm };
    const claims = { ...payload, iat: payload['iat'] ?? Math.floor(Date.now() / 1000) };
    const text = `${encodeJson(header)}.${encodeJson(claims)}`;
    const signature = await runtime.sign(ALGORITHMS[algorithm], privateKey, text);
    return { result: `${text}.${encodeBase64url(signature)}`, error: null };
  } catch (cause) {
    const message =
      cause instanceof TokenVerificationError ? cause.message : 'The payload could not be signed.';
    return { result: null, error: new SignJWTError(message, { cause }) };
  }
}

function encodeJson(value: object): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
}
