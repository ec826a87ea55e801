import type { JwtResult } from '@x/errors';
import type { AlgorithmName } from './algorithms.ts';
import { decodeToken } from './decode-jwt.ts';
import { sharedKey } from './key/shared-key.ts';
import { DEFAULT_MAX_TOKEN_LENGTH } from './limits.ts';
import { resultOf } from './result-of.ts';
import type { JsonWebKey, Jwt } from './types.ts';
import { readChecks } from './verify/checks.ts';
import { SIGNATURE_RULES } from './verify/header-rules.ts';
import { applyRules } from './verify/rule.ts';
import { verifySignature } from './verify/verify-signature.ts';

/**
 * Whether a token was signed by the holder of a key. Checks nothing else: neither its claims nor its time.
 *
 * Errors: `token-invalid`, `token-invalid-algorithm`, `jwk-invalid`.
 */
export async function hasValidSignature(
  jwt: Jwt | string,
  key: JsonWebKey | string,
): Promise<JwtResult<boolean>> {
  const verificationKey = sharedKey(key);
  return resultOf(async () => {
    const decoded = decodeToken(typeof jwt === 'string' ? jwt : jwt?.raw?.text, DEFAULT_MAX_TOKEN_LENGTH);
    applyRules(SIGNATURE_RULES, decoded.header, readChecks({}), 0);
    // The rules establish the algorithm.
    return verifySignature(decoded, decoded.header['alg'] as AlgorithmName, verificationKey);
  });
}
