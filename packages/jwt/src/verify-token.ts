import type { JwtResult } from '@x/errors';
import { readOptions } from '@x/errors/internal';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import type { JwtPayload } from './model/types.ts';
import {
  MISPLACED_IN_VERIFY_TOKEN,
  VERIFY_TOKEN_OPTIONS,
  type VerifyTokenOptions,
} from './token-verifier-options.ts';
import { OWN_CHECK_OPTIONS } from './verify/check-option-names.ts';
import { readCheckOptions } from './verify/check-options.ts';
import { sessionProfile } from './verify/session-profile.ts';
import { verifyWithKey } from './verify/verify-with-key.ts';

/**
 * Verifies a session token. The key is found in this order: the `jwtKey` option, the environment variable
 * `CLERK_JWT_KEY`, the JWKS of `jwksUrl`, `secretKey` or `publishableKey`. Calls with the same key options share the
 * loaded keys; to own the keys, create a verifier with `createTokenVerifier`.
 *
 * `Claims` types the custom claims of your session token; they are not checked.
 *
 * Errors: every `token-…` and `jwk-…` reason, and `secret-key-invalid`. Throws a `ConfigError` for invalid options.
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
  return verifyWithKey(token, () => {
    const read = readOptions(options, VERIFY_TOKEN_OPTIONS, {
      owner: 'verifyToken',
      misplaced: MISPLACED_IN_VERIFY_TOKEN,
      own: OWN_CHECK_OPTIONS,
    });
    return {
      settings: readCheckOptions(read),
      profile: sessionProfile(read),
      findKey: sharedKeySource(read).findKey,
    };
  });
}
