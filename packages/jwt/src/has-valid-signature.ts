import type { JwtResult } from '@x/errors';
import { isAlgorithmName } from './algorithms.ts';
import { decodeJwt } from './decode-jwt.ts';
import { failure, quote } from './failure.ts';
import { importPublicKey } from './key/import-public-key.ts';
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
  const imported = await importPublicKey(key, alg);
  return imported.error ? imported : verifySignature(decoded.result, alg, imported.result);
}
