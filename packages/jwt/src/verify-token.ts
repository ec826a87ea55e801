import type { JwtResult } from '@x/errors';
import type { VerifyTokenOptions } from './create-token-verifier.ts';
import { sharedKeySource } from './jwks/shared-key-source.ts';
import { OPTIONS_OF_OTHERS } from './model/options-of-others.ts';
import { rejectOptions } from './model/reject-options.ts';
import type { JwtPayload } from './model/types.ts';
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
    const settings = readCheckOptions(options);
    rejectOptions(options, OPTIONS_OF_OTHERS);
    return {
      settings,
      profile: sessionProfile(options),
      findKey: sharedKeySource(options).findKey,
    };
  });
}
