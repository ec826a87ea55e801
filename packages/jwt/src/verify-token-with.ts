import type { JwtResult } from '@x/errors';
import { readOptions } from '@x/errors/internal';
import type { DecodeJwtOptions } from './decode-jwt.ts';
import { toFailure } from './failure/failure.ts';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import { checkAlgorithms } from './key/check-algorithms.ts';
import type { WaitUntil } from './model/keep-alive.ts';
import type { Jwt, JwtPayload } from './model/types.ts';
import {
  MISPLACED_IN_VERIFY_TOKEN,
  VERIFY_TOKEN_OPTIONS,
  type VerifyTokenOptions,
} from './token-verifier-options.ts';
import { OWN_CHECK_OPTIONS } from './verify/check-option-names.ts';
import { DEFAULT_MAX_TOKEN_LENGTH, readCheckOptions } from './verify/check-options.ts';
import { decodeToken } from './verify/decode-token.ts';
import { malformedToken } from './verify/malformed-token.ts';
import { isNonEmptyString } from './verify/predicates.ts';
import { sessionProfile } from './verify/session-profile.ts';
import { verifySignature } from './verify/verify-signature.ts';
import {
  keepingAlive,
  type TokenReader,
  type Verification,
  verifyWithKey,
} from './verify/verify-with-key.ts';

/** The results of `decodeForVerification`. Any other object of this shape may hold a payload that was not signed. */
let decodedHere: WeakSet<Jwt> | undefined;

/**
 * Decodes a token as `decodeJwt` does, with options that are valid. `verifyTokenWith` accepts the result in place of the token: do not change it.
 */
export function decodeForVerification(token: string, options?: DecodeJwtOptions): JwtResult<Jwt> {
  try {
    const result = decodeToken(token, options?.maxTokenLength ?? DEFAULT_MAX_TOKEN_LENGTH);
    decodedHere ??= new WeakSet();
    decodedHere.add(result);
    return { result, error: null };
  } catch (error) {
    return toFailure(error);
  }
}

const READER: TokenReader = {
  open(token, maxTokenLength) {
    if (typeof token === 'string') {
      return decodeToken(token, maxTokenLength);
    }
    if (!decodedHere?.has(token)) {
      throw malformedToken(token);
    }
    return token;
  },
  isSignedBy: verifySignature,
};

/**
 * Returns `verifyToken` with these options, which are read once: for many tokens, or for a token that
 * `decodeForVerification` decoded. The key is looked up for each token, and shared as by `verifyToken`. Throws a
 * `ConfigError` for invalid options.
 *
 * @example
 * ```ts
 * import { decodeForVerification, verifyTokenWith } from '@x/jwt/internal';
 *
 * const token = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2NsZXJrLmV4YW1wbGUuY29tIn0.AA';
 * const { result: decoded } = decodeForVerification(token);
 * decoded?.payload; // => { iss: 'https://clerk.example.com' }
 *
 * const verify = verifyTokenWith({ jwtKey: null });
 * const { error } = await verify(decoded ?? token);
 * error?.reason; // => 'jwk-failed-to-resolve'
 * ```
 */
export function verifyTokenWith<Claims extends object = JwtPayload>(
  given: VerifyTokenOptions,
): (token: string | Jwt, waitUntil?: WaitUntil) => Promise<JwtResult<JwtPayload & Claims>> {
  const options = readOptions(given, VERIFY_TOKEN_OPTIONS, {
    owner: 'verifyToken',
    misplaced: MISPLACED_IN_VERIFY_TOKEN,
    own: OWN_CHECK_OPTIONS,
  });
  const { findKey } = sharedKeySource(options);
  const settings = readCheckOptions(options);
  checkAlgorithms(options);
  const verification: Verification = {
    settings,
    profile: sessionProfile(options),
    // Unless the key is a string, it is looked up for each token: the environment, a JWK or `fetch` may have changed.
    findKey: isNonEmptyString(options.jwtKey)
      ? findKey
      : (kid, keepAlive) => sharedKeySource(options).findKey(kid, keepAlive),
  };
  return (token, waitUntil) => verifyWithKey(token, () => keepingAlive(verification, waitUntil), READER);
}
