import type { JwtResult } from '@x/errors';
import { joinOptionNames, type OptionNames, readOptions } from '@x/errors/internal';
import { sharedKey } from './key/shared-key.ts';
import type { JsonWebKey, JwtPayload } from './model/types.ts';
import { CHECK_OPTIONS, OWN_CHECK_OPTIONS } from './verify/check-option-names.ts';
import { type CheckOptions, readCheckOptions } from './verify/check-options.ts';
import { CLAIM_CHECKS } from './verify/claim-checks.ts';
import { HEADER_CHECKS } from './verify/header-checks.ts';
import { type TokenProfile, verifyWithKey } from './verify/verify-with-key.ts';

/** The options of `verifyJwt`: the key, and what is checked. */
export interface VerifyJwtOptions extends CheckOptions {
  /** The public key: a JWK, a PEM (SPKI), or its base64. A literal `\n` counts as a line break. */
  key: JsonWebKey | string;
}

/**
 * Verifies a token with a local key (RFC 7515, section 5.2, and RFC 7519, section 7.2): its form, its signature, then
 * its claims.
 *
 * `Claims` types the other claims of the payload; they are not checked.
 *
 * Errors: every `token-…` reason, `jwk-invalid` and `jwk-local-missing`. Throws a `ConfigError` for an invalid option,
 * such as an empty list of audiences.
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
    const read = readOptions(options, VERIFY_JWT_OPTIONS, {
      owner: 'verifyJwt',
      misplaced: MISPLACED,
      own: OWN_CHECK_OPTIONS,
    });
    const key = sharedKey(read.key);
    return { settings: readCheckOptions(read), profile: ANY_CLASS, findKey: () => key };
  });
}

const VERIFY_JWT_OPTIONS: OptionNames<VerifyJwtOptions> = /* @__PURE__ */ joinOptionNames(CHECK_OPTIONS, {
  key: true,
});

const PASS_KEY = 'Pass the key as "key", or call verifyToken.';

/** Options of `verifyToken` and of verifiers. */
const MISPLACED = {
  jwtKey: PASS_KEY,
  secretKey: PASS_KEY,
  publishableKey: PASS_KEY,
  proxyUrl: PASS_KEY,
  jwksUrl: PASS_KEY,
  tokenClasses: 'verifyJwt accepts tokens of every class. Call verifyToken.',
  tokenCacheSize: 'Call createTokenVerifier.',
};

const ANY_CLASS: TokenProfile = { headerChecks: HEADER_CHECKS, claimChecks: CLAIM_CHECKS };
