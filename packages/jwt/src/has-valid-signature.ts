import { ConfigError, type JwtResult } from '@x/errors';
import { isAlgorithmName } from './algorithms.ts';
import { decodeJwt } from './decode-jwt.ts';
import { failure, quote } from './failure.ts';
import { sharedKey } from './key/shared-key.ts';
import { TOKEN_INVALID_ALGORITHM } from './reasons.ts';
import type { JsonWebKey, Jwt } from './types.ts';
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
  if (key === undefined || key === null) {
    throw new ConfigError('Pass the key to verify with: a JWK or a PEM.');
  }
  const decoded = decodeJwt(typeof jwt === 'string' ? jwt : jwt?.raw?.text);
  if (decoded.error) {
    return decoded;
  }
  const { alg } = decoded.result.header;
  if (!isAlgorithmName(alg)) {
    return failure(
      TOKEN_INVALID_ALGORITHM,
      `The algorithm (alg) of the token is ${quote(alg)}, which is not accepted.`,
    );
  }
  const imported = await sharedKey(key).importFor(alg);
  return imported.error ? imported : verifySignature(decoded.result, alg, imported.result);
}
