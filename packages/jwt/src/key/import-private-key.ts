import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { importJwk } from './import-jwk.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readPem } from './read-pem.ts';

const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** The advice for PKCS#1 and SEC 1 keys. */
const ADVICE = 'openssl pkcs8 -topk8 -nocrypt converts an "RSA PRIVATE KEY" or an "EC PRIVATE KEY".';

/** Imports a JWK, a PEM or bare base64 (PKCS#8) to sign with. Rejects as `importPublicKey` does. */
export async function importPrivateKey(key: JsonWebKey | string, name: AlgorithmName): Promise<ImportedKey> {
  if (typeof key !== 'string') {
    return importJwk(key, name, 'sign', PRIVATE_PARTS);
  }
  const der = readPem(key, 'PRIVATE KEY', ADVICE);
  return readByPlatform(() => runtime.importPkcs8(der, ALGORITHMS[name]));
}
