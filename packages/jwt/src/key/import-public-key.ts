import { TokenVerificationError } from '@x/errors';
import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID, TOKEN_INVALID_ALGORITHM } from '../failure/reasons.ts';
import { ALGORITHMS, type AlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { importJwk } from './import-jwk.ts';
import { publicKeyProblem } from './public-key-problem.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readPem } from './read-pem.ts';
import { kindOfSpki, lengthOfElement, PKCS1_ADVICE } from './read-spki-header.ts';

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
  const der = readDer(pem);
  // The kind is read here, because platforms report another kind as unreadable, or read it as the expected one. They
  // also ignore bytes after the key.
  const kind = kindOfSpki(der);
  if (!kind || der.length !== lengthOfElement(der)) {
    throw verificationError(JWK_INVALID, problemOf(pem));
  }
  if (kind !== ALGORITHMS[name].kind) {
    throw verificationError(TOKEN_INVALID_ALGORITHM, `The key is for ${kind}, not for ${name}.`);
  }
  return readByPlatform(() => runtime.readSpki(der, ALGORITHMS[name]));
}

/** Says what is wrong, as a `ConfigError` about the option `jwtKey` does. */
function problemOf(pem: string): string {
  return `The key ${publicKeyProblem(pem) ?? 'is not the SPKI of a supported kind of key.'}`;
}

function readDer(pem: string): Uint8Array<ArrayBuffer> {
  try {
    return readPem(pem, 'PUBLIC KEY', PKCS1_ADVICE);
  } catch (error) {
    const isMalformed = error instanceof TokenVerificationError && error.reason === 'jwk-invalid';
    throw isMalformed ? verificationError(JWK_INVALID, problemOf(pem)) : error;
  }
}
