import type { JwtResult } from '@x/errors';
import type { VerifyTokenOptions } from './create-token-verifier.ts';
import { type DecodeJwtOptions, decodeJwt, decodeToken } from './decode-jwt.ts';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import type { Jwt, JwtPayload } from './types.ts';
import { readChecks } from './verify/checks.ts';
import { isText } from './verify/predicates.ts';
import { sessionProfile } from './verify/session-profile.ts';
import { verifySignature } from './verify/verify-signature.ts';
import { type TokenReader, type Verification, verifyWithKey } from './verify/verify-with-key.ts';

/** Anything else of this shape may hold another payload than what was signed. */
let decodedHere: WeakSet<Jwt> | undefined;

/** As `decodeJwt`. What it gives is taken by `verifyTokenWith` in place of the token, as long as nobody changes it. */
export function decodeForVerification(token: string, options?: DecodeJwtOptions): JwtResult<Jwt> {
  const decoded = decodeJwt(token, options);
  if (decoded.result) {
    decodedHere ??= new WeakSet();
    decodedHere.add(decoded.result);
  }
  return decoded;
}

const READER: TokenReader = {
  open: (token, maxTokenLength) =>
    typeof token !== 'string' && decodedHere?.has(token) ? token : decodeToken(token, maxTokenLength),
  isSignedBy: verifySignature,
};

/**
 * `verifyToken` with these options, which are read once: for many tokens, or for one that was decoded before by
 * `decodeForVerification`. The key is looked for with each token, and shared as by `verifyToken`. Throws a
 * `ConfigError` for options that make no sense.
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
): (token: string | Jwt) => Promise<JwtResult<JwtPayload & Claims>> {
  const findKey = sharedKeySource(options);
  // What is changed later, for other tokens perhaps, is not of these. Getters of a class stay.
  const own = { __proto__: Object.getPrototypeOf(options), ...options };
  const verification: Verification = {
    checks: readChecks(options),
    profile: sessionProfile(options),
    // Else anew: the environment, a JWK or `fetch` may be another one by now.
    findKey: isText(options.jwtKey) ? findKey : (kid) => sharedKeySource(own)(kid),
  };
  return (token) => verifyWithKey(token, () => verification, READER);
}
