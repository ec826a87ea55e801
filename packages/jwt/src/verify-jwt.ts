import type { JwtResult } from '@x/errors';
import { sharedKey } from './key/shared-key.ts';
import type { JsonWebKey, JwtPayload } from './types.ts';
import { type CheckOptions, readChecks } from './verify/checks.ts';
import { CLAIM_RULES } from './verify/claim-rules.ts';
import { HEADER_RULES } from './verify/header-rules.ts';
import { type Profile, verifyWithKey } from './verify/verify-with-key.ts';

export interface VerifyJwtOptions extends CheckOptions {
  /** The public key: a JWK, a PEM (SPKI), or the base64 of one. A literal `\n` counts as a line break. */
  key: JsonWebKey | string;
}

/**
 * Verifies a token with a key at hand (RFC 7515, section 5.2, and RFC 7519, section 7.2): its form, its
 * signature, then its claims.
 *
 * `Claims` types what else the payload holds; it is not checked.
 *
 * Errors: every `token-…` reason, `jwk-invalid` and `jwk-local-missing`. Throws a `ConfigError` for an option
 * that makes no sense, such as an empty list of audiences.
 *
 * @example
 * ```ts
 * import { verifyJwt } from '@x/jwt';
 *
 * const { error } = await verifyJwt('not a token', { key: { kty: 'RSA', n: '', e: 'AQAB' } });
 * error?.reason; // => 'token-invalid'
 * ```
 */
export async function verifyJwt<Claims extends object = JwtPayload>(
  token: string,
  options: VerifyJwtOptions,
): Promise<JwtResult<JwtPayload & Claims>> {
  return verifyWithKey(token, () => {
    const key = sharedKey(options.key);
    return { checks: readChecks(options), profile: PROFILE, findKey: () => key };
  });
}

const PROFILE: Profile = { header: HEADER_RULES, claims: CLAIM_RULES };
