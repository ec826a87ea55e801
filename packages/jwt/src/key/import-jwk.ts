import { quote } from '@x/errors/internal';
import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID, TOKEN_INVALID_ALGORITHM } from '../failure/reasons.ts';
import { ALGORITHMS, type AlgorithmName, type KeyKind } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { ImportedKey, Operation } from '../runtime/runtime.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readParts } from './read-parts.ts';

/**
 * Imports the parts of a JWK (RFC 7517, section 4) that make up the key, if the key is for this algorithm and
 * operation. The check is made here because Node 18 and 20 ignore `alg`, `use` and `key_ops`.
 *
 * Rejects with a `TokenVerificationError`: `jwk-invalid`, or `token-invalid-algorithm` for a key of another algorithm.
 */
export async function importJwk(
  jwk: JsonWebKey,
  name: AlgorithmName,
  operation: Operation,
  privateParts?: ReadonlyArray<keyof JsonWebKey>,
): Promise<ImportedKey> {
  if (typeof jwk !== 'object' || jwk === null) {
    throw verificationError(JWK_INVALID, 'The key is neither a JWK nor a string.');
  }
  if (typeof jwk.kty !== 'string' || jwk.kty === '') {
    throw verificationError(
      JWK_INVALID,
      `The key is not a JWK: its "kty" is ${quote(jwk.kty)}. Pass one entry of "keys" of a JWKS, or a PEM.`,
    );
  }
  const { kind } = ALGORITHMS[name];
  if (!isForAlgorithm(jwk, name, kind)) {
    const { kty, crv, alg } = jwk;
    const found = `kty ${quote(kty)}, crv ${quote(crv)} and alg ${quote(alg)}`;
    throw verificationError(TOKEN_INVALID_ALGORITHM, `The key has ${found}, and is not for ${name}.`);
  }
  const { use = 'sig', key_ops: operations = [operation] } = jwk;
  if (use !== 'sig' || !Array.isArray(operations) || !operations.includes(operation)) {
    throw verificationError(JWK_INVALID, `The use or key_ops of the key do not allow it to ${operation}.`);
  }
  const parts = readParts(jwk, kind, privateParts);
  return readByPlatform(() => runtime.importKey(parts, ALGORITHMS[name], operation));
}

function isForAlgorithm({ kty, crv, alg }: JsonWebKey, name: AlgorithmName, kind: KeyKind): boolean {
  const hasKind = kind === 'RSA' ? kty === 'RSA' : kty === typeOfCurve(kind) && crv === kind;
  // Platforms export Ed25519 keys with the algorithm name of RFC 9864.
  const hasAlgorithm = alg === undefined || alg === name || (alg === 'Ed25519' && kind === 'Ed25519');
  return hasKind && hasAlgorithm;
}

const typeOfCurve = (curve: KeyKind) => (curve === 'Ed25519' ? 'OKP' : 'EC');
