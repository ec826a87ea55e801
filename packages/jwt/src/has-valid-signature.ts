import type { JwtResult } from '@x/errors';
import { readArgument } from '@x/errors/internal';
import { toResult } from './failure/to-result.ts';
import { sharedKey } from './key/shared-key.ts';
import type { AlgorithmName } from './model/algorithms.ts';
import type { JsonWebKey, Jwt } from './model/types.ts';
import { applyChecks } from './verify/check.ts';
import { DEFAULT_MAX_TOKEN_LENGTH, readCheckOptions } from './verify/check-options.ts';
import { decodeToken } from './verify/decode-token.ts';
import { SIGNATURE_CHECKS } from './verify/header-checks.ts';
import { verifySignature } from './verify/verify-signature.ts';

/**
 * Resolves to whether the holder of a key signed a token. Checks nothing else: neither claims nor times.
 *
 * Errors: `token-invalid`, `token-too-large`, `token-invalid-algorithm`, `jwk-invalid`, `jwk-local-missing`. Throws a
 * `ConfigError` if the key is missing.
 *
 * @example
 * ```ts
 * import { hasValidSignature } from '@x/jwt';
 *
 * const { error } = await hasValidSignature('not a token', { kty: 'RSA', n: '', e: 'AQAB' });
 * error?.reason; // => 'token-invalid'
 * ```
 */
export async function hasValidSignature(
  jwt: Jwt | string,
  key: JsonWebKey | string,
): Promise<JwtResult<boolean>> {
  const verificationKey = sharedKey(key);
  return toResult(async () => {
    // Decoded again: anyone can make an object of this shape.
    const text = typeof jwt === 'string' ? jwt : readArgument('The JWT', () => jwt?.raw?.text);
    const decoded = decodeToken(text, DEFAULT_MAX_TOKEN_LENGTH);
    applyChecks(SIGNATURE_CHECKS, { settings: readCheckOptions({}), nowInMs: 0, values: decoded.header });
    // The checks establish the type of the algorithm.
    return verifySignature(decoded, decoded.header['alg'] as AlgorithmName, verificationKey);
  });
}
