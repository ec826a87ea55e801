import type { JwtResult } from '@x/errors';
import type { AlgorithmName } from '../algorithms.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importKey } from './import-key.ts';
import { readJwk } from './read-jwk.ts';
import { readPem } from './read-pem.ts';

/** What to do about a PKCS#1 key, the most common of those that are not SPKI. */
const HINT = 'openssl rsa -RSAPublicKey_in -in key.pem -pubout makes one of "RSA PUBLIC KEY".';

/**
 * Imports a JWK, a PEM or bare base64 (SPKI) to verify with.
 *
 * Errors: `jwk-invalid`, `jwk-local-missing`, and `token-invalid-algorithm` for a key of another algorithm.
 */
export function importPublicKey(
  key: JsonWebKey | string,
  name: AlgorithmName,
): Promise<JwtResult<ImportedKey>> {
  const material =
    typeof key === 'string'
      ? readPem(key, 'PUBLIC KEY', HINT, name)
      : readJwk(key, ['kty', 'crv', 'n', 'e', 'x', 'y'], name, 'verify');
  return importKey(material, name, 'verify');
}
