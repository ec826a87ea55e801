import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID, TOKEN_INVALID_ALGORITHM } from '../failure/reasons.ts';
import { ALGORITHMS, type AlgorithmName, type KeyKind } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { importJwk } from './import-jwk.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readPem } from './read-pem.ts';

/** The advice for a PKCS#1 key, the most common public key that is not SPKI. */
const ADVICE = 'openssl rsa -RSAPublicKey_in -pubout converts an "RSA PUBLIC KEY".';

/** The end of each kind's object identifier in DER (RFC 8017, RFC 5480, RFC 8410), as decimal bytes. */
const IDENTIFIERS: ReadonlyArray<readonly [kind: KeyKind, bytes: string]> = [
  ['RSA', ',247,13,1,1,1,'],
  ['P-256', ',61,3,1,7,'],
  ['P-384', ',129,4,0,34,'],
  ['P-521', ',129,4,0,35,'],
  ['Ed25519', ',43,101,112,'],
];

/** In bytes. The identifier of a key that is accepted lies within. */
const MAX_IDENTIFIER_END = 40;

/**
 * Imports a JWK, a PEM or bare base64 (SPKI) to verify with. A PEM is converted to a JWK first, so that both forms go
 * through the same checks. Rejects with a `TokenVerificationError`: `jwk-invalid`, `jwk-local-missing`, or
 * `token-invalid-algorithm` for a key of another algorithm.
 */
export async function importPublicKey(key: JsonWebKey | string, name: AlgorithmName): Promise<ImportedKey> {
  const jwk = typeof key === 'string' ? await readPublicPem(key, name) : key;
  return importJwk(jwk, name, 'verify');
}

async function readPublicPem(pem: string, name: AlgorithmName): Promise<JsonWebKey> {
  const der = readPem(pem, 'PUBLIC KEY', ADVICE);
  // The kind is read here, because platforms report another kind as unreadable, or read it as the expected one. They
  // also ignore bytes after the key.
  const start = der.subarray(0, MAX_IDENTIFIER_END).join();
  const kind = IDENTIFIERS.find(([, bytes]) => start.includes(bytes))?.[0];
  if (!kind || der.length !== lengthOfElement(der)) {
    throw verificationError(JWK_INVALID, 'The key is not the SPKI of a supported kind of key.');
  }
  if (kind !== ALGORITHMS[name].kind) {
    throw verificationError(TOKEN_INVALID_ALGORITHM, `The key is for ${kind}, not for ${name}.`);
  }
  return readByPlatform(() => runtime.readSpki(der, ALGORITHMS[name]));
}

/** Returns the length of the first element of DER, including its header (X.690, section 8.1.3), up to 64 KiB. */
function lengthOfElement([, first = 0, second = 0, third = 0]: Uint8Array): number {
  if (first < 0x80) {
    return first + 2;
  }
  return first === 0x81 ? second + 3 : second * 256 + third + 4;
}
