import type { JwtResult } from '@x/errors';
import type { AlgorithmName } from '../algorithms.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importKey } from './import-key.ts';
import { readJwk } from './read-jwk.ts';
import { readPem } from './read-pem.ts';

const PARTS = ['kty', 'crv', 'n', 'e', 'x', 'y', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** What to do about PKCS#1 and SEC 1 keys. */
const HINT = 'openssl pkcs8 -topk8 -nocrypt -in key.pem makes one of "RSA PRIVATE KEY" or "EC PRIVATE KEY".';

/** Imports a JWK, a PEM or bare base64 (PKCS#8) to sign with. Errors as of `importPublicKey`. */
export function importPrivateKey(
  key: JsonWebKey | string,
  name: AlgorithmName,
): Promise<JwtResult<ImportedKey>> {
  const material =
    typeof key === 'string' ? readPem(key, 'PRIVATE KEY', HINT, name) : readJwk(key, PARTS, name, 'sign');
  return importKey(material, name, 'sign');
}
