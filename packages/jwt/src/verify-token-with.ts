import type { JwtResult } from '@x/errors';
import type { VerifyTokenOptions } from './create-token-verifier.ts';
import { type DecodeJwtOptions, decodeJwt } from './decode-jwt.ts';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import type { WaitUntil } from './model/keep-alive.ts';
import { OPTIONS_OF_OTHERS } from './model/options-of-others.ts';
import { rejectOptions } from './model/reject-options.ts';
import type { Jwt, JwtPayload } from './model/types.ts';
import { readCheckOptions } from './verify/check-options.ts';
import { decodeToken, malformedToken } from './verify/decode-token.ts';
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
 * Decodes a token as `decodeJwt` does. `verifyTokenWith` accepts the result in place of the token: do not change it.
 */
export function decodeForVerification(token: string, options?: DecodeJwtOptions): JwtResult<Jwt> {
  const decoded = decodeJwt(token, options);
  if (decoded.result) {
    decodedHere ??= new WeakSet();
    decodedHere.add(decoded.result);
  }
  return decoded;
}

const READER: TokenReader = {
  open(token, maxTokenLength) {
    if (typeof token === 'string') {
      return decodeToken(token, maxTokenLength);
    }
    if (!decodedHere?.has(token)) {
      throw malformedToken();
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
  options: VerifyTokenOptions,
): (token: string | Jwt, waitUntil?: WaitUntil) => Promise<JwtResult<JwtPayload & Claims>> {
  const settings = readCheckOptions(options);
  rejectOptions(options, OPTIONS_OF_OTHERS);
  const { findKey } = sharedKeySource(options);
  // A copy, because the caller may change its object later. It keeps the prototype, which may have getters.
  const boundOptions = { __proto__: Object.getPrototypeOf(options), ...options };
  const verification: Verification = {
    settings,
    profile: sessionProfile(options),
    // Unless the key is a string, it is looked up for each token: the environment, a JWK or `fetch` may have changed.
    findKey: isNonEmptyString(options.jwtKey)
      ? findKey
      : (kid, keepAlive) => sharedKeySource(boundOptions).findKey(kid, keepAlive),
  };
  return (token, waitUntil) => verifyWithKey(token, () => keepingAlive(verification, waitUntil), READER);
}
