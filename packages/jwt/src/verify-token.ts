import type { JwtResult } from '@x/errors';
import type { VerifyTokenOptions } from './create-token-verifier.ts';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import type { JwtPayload } from './types.ts';
import { readChecks } from './verify/checks.ts';
import { sessionProfile } from './verify/session-profile.ts';
import { verifyWithKey } from './verify/verify-with-key.ts';

/**
 * Verifies a session token. The key is found in this order: the `jwtKey` option, the environment variable
 * `CLERK_JWT_KEY`, the JWKS that `jwksUrl`, `secretKey` or `publishableKey` leads to. Calls with the same key
 * options share what was loaded; to own the keys, make a verifier with `createTokenVerifier`.
 *
 * `Claims` types what your own session token adds; it is not checked.
 *
 * Errors: every `token-…` and `jwk-…` reason, and `secret-key-invalid`. Throws a `ConfigError` for options
 * that make no sense.
 *
 * @example
 * ```ts
 * import { verifyToken } from '@x/jwt';
 *
 * const { error } = await verifyToken('not a token', { secretKey: 'sk_test_1' });
 * error?.reason; // => 'token-invalid'
 * ```
 */
export async function verifyToken<Claims extends object = JwtPayload>(
  token: string,
  options: VerifyTokenOptions,
): Promise<JwtResult<JwtPayload & Claims>> {
  return verifyWithKey(token, () => ({
    checks: readChecks(options),
    profile: sessionProfile(options),
    findKey: sharedKeySource(options),
  }));
}
