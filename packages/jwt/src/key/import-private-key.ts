import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName } from '../algorithms.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importJwk } from './import-jwk.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readPem } from './read-pem.ts';

const PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** What to do about PKCS#1 and SEC 1 keys. */
const HINT = 'openssl pkcs8 -topk8 -nocrypt converts an "RSA PRIVATE KEY" or an "EC PRIVATE KEY".';

/** Imports a JWK, a PEM or bare base64 (PKCS#8) to sign with. Refusals as of `importPublicKey`. */
export async function importPrivateKey(key: JsonWebKey | string, name: AlgorithmName): Promise<ImportedKey> {
  if (typeof key !== 'string') {
    return importJwk(key, name, 'sign', PARTS);
  }
  const der = readPem(key, 'PRIVATE KEY', HINT);
  return readByPlatform(() => runtime.importPkcs8(der, ALGORITHMS[name]));
}
