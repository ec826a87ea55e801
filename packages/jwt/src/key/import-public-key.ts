import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName, type KeyKind } from '../algorithms.ts';
import { refusal } from '../failure.ts';
import { JWK_INVALID, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importJwk } from './import-jwk.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readPem } from './read-pem.ts';

/** What to do about a PKCS#1 key, the most common of those that are not SPKI. */
const HINT = 'openssl rsa -RSAPublicKey_in -pubout converts an "RSA PUBLIC KEY".';

/** The object identifiers of keys as they stand in DER (RFC 8017, RFC 5480, RFC 8410), by their bytes. */
const KINDS: ReadonlyArray<readonly [kind: KeyKind, identifier: string]> = [
  ['RSA', ',247,13,1,1,1,'],
  ['P-256', ',61,3,1,7,'],
  ['P-384', ',129,4,0,34,'],
  ['P-521', ',129,4,0,35,'],
  ['Ed25519', ',43,101,112,'],
];

/**
 * Imports a JWK, a PEM or bare base64 (SPKI) to verify with. A PEM is looked at as a JWK, so that what is refused
 * of the one is refused of the other. Rejects with a refusal: `jwk-invalid`, `jwk-local-missing`, and
 * `token-invalid-algorithm` for a key of another algorithm.
 */
export async function importPublicKey(key: JsonWebKey | string, name: AlgorithmName): Promise<ImportedKey> {
  return importJwk(typeof key === 'string' ? await readPublicPem(key, name) : key, name, 'verify');
}

async function readPublicPem(pem: string, name: AlgorithmName): Promise<JsonWebKey> {
  const der = readPem(pem, 'PUBLIC KEY', HINT);
  const start = der.subarray(0, 40).join();
  // Platforms say of another key that they can't read it, read some for what they are not, and overlook what
  // stands behind one.
  const kind = KINDS.find(([, identifier]) => start.includes(identifier))?.[0];
  if (!kind || der.length !== lengthOf(der)) {
    throw refusal(JWK_INVALID, 'The key is not SPKI of a key that is supported.');
  }
  if (kind !== ALGORITHMS[name].kind) {
    throw refusal(TOKEN_INVALID_ALGORITHM, `The key is for ${kind}, not for ${name}.`);
  }
  return readByPlatform(() => runtime.readSpki(der, ALGORITHMS[name]));
}

/** How long the first element of DER is, header included (X.690, section 8.1.3), up to 64 KiB. */
function lengthOf([, first = 0, second = 0, third = 0]: Uint8Array): number {
  if (first < 0x80) {
    return first + 2;
  }
  return first === 0x81 ? second + 3 : second * 256 + third + 4;
}
