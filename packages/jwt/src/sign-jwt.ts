import { ConfigError, SignJWTError, TokenVerificationError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import * as runtime from '#runtime';
import { needGlobals } from './failure/need-globals.ts';
import { importPrivateKey } from './key/import-private-key.ts';
import { ALGORITHMS, type AlgorithmName, algorithmNames, isAlgorithmName } from './model/algorithms.ts';
import type { JsonWebKey } from './model/types.ts';
import { encodeBase64url } from './runtime/base64url.ts';

/** The options of `signJwt`. */
export interface SignJwtOptions {
  /** The algorithm, which must fit the key: `RS256` needs an RSA key, `ES256` an EC key on P-256. */
  algorithm: AlgorithmName;
  /** More header parameters. `alg` is set from `algorithm`; `typ` is `JWT` unless given. */
  header?: Readonly<Record<string, unknown>> | undefined;
}

const SIGN_JWT_OPTIONS: OptionNames<SignJwtOptions> = { algorithm: true, header: true };

/** The result of `signJwt`. Both keys are always present; one of them is `null`. */
export type SignJwtResult = { result: string; error: null } | { result: null; error: SignJWTError };

/**
 * Signs a payload as a compact JWS (RFC 7515, section 3.1). The key is a private JWK or a PEM (PKCS#8). `iat` is set to
 * now, in seconds, unless the payload has one. The arguments are not changed.
 *
 * Errors: `jwt-signing-failed`, for a key or a payload that cannot be used. Throws a `ConfigError` for an unknown
 * algorithm.
 *
 * @example
 * ```ts
 * import { signJwt } from '@x/jwt';
 *
 * const { error } = await signJwt({ sub: 'user_1' }, 'not a key', { algorithm: 'RS256' });
 * error?.code; // => 'jwt-signing-failed'
 * ```
 */
export async function signJwt(
  payload: Readonly<Record<string, unknown>>,
  key: JsonWebKey | string,
  options: SignJwtOptions,
): Promise<SignJwtResult> {
  const { algorithm, header: given } = readOptions(options, SIGN_JWT_OPTIONS, { owner: 'signJwt' });
  if (!isAlgorithmName(algorithm)) {
    throw new ConfigError(`Option "algorithm" must be one of ${algorithmNames()}, not ${quote(algorithm)}.`);
  }
  try {
    const privateKey = await importPrivateKey(key, algorithm);
    const header = { typ: 'JWT', ...given, alg: algorithm };
    const claims = { ...payload, iat: payload['iat'] ?? Math.floor(Date.now() / 1000) };
    const text = `${encodeJson(header)}.${encodeJson(claims)}`;
    const signature = await runtime.sign(ALGORITHMS[algorithm], privateKey, text);
    return { result: `${text}.${encodeBase64url(signature)}`, error: null };
  } catch (cause) {
    if (cause instanceof SignJWTError) {
      return { result: null, error: cause };
    }
    const message = cause instanceof TokenVerificationError ? cause.message : 'The key could not sign.';
    return { result: null, error: new SignJWTError(message, { cause }) };
  }
}

function encodeJson(value: object): string {
  needGlobals('TextEncoder');
  return encodeBase64url(new TextEncoder().encode(toJson(value)));
}

function toJson(value: object): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new SignJWTError(
      'The payload or the header cannot be written as JSON: it has a cycle, a bigint or a getter that throws.',
      { cause },
    );
  }
}
