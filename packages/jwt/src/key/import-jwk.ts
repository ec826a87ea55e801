import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName } from '../algorithms.ts';
import { quote, refusal } from '../failure.ts';
import { JWK_INVALID, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import type { ImportedKey, Operation } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readParts } from './read-parts.ts';

/**
 * Imports the parts of a JWK (RFC 7517, section 4) that make up the key, if it is for this algorithm and
 * operation. Node 18 and 20 import keys whose `alg`, `use` or `key_ops` say that they are for something else.
 *
 * Rejects with a refusal: `jwk-invalid`, and `token-invalid-algorithm` for a key of another algorithm.
 */
export async function importJwk(
  jwk: JsonWebKey,
  name: AlgorithmName,
  operation: Operation,
  privateParts?: ReadonlyArray<keyof JsonWebKey>,
): Promise<ImportedKey> {
  if (typeof jwk !== 'object') {
    throw refusal(JWK_INVALID, 'The key is neither a JWK nor a text.');
  }
  const { kty, crv, alg = name, use = 'sig', key_ops: keyOps = [operation] } = jwk;
  const isOfType = kty === 'RSA' || kty === (crv === 'Ed25519' ? 'OKP' : 'EC');
  const kind = kty === 'RSA' ? kty : crv;
  // Platforms export Ed25519 keys under the name of RFC 9864.
  const isForName = alg === name || (alg === 'Ed25519' && alg === kind);
  if (kind !== ALGORITHMS[name].kind || !isOfType || !isForName) {
    const found = [kty, crv, jwk.alg].map(quote).join();
    throw refusal(TOKEN_INVALID_ALGORITHM, `The key is for ${found}, not for ${name}.`);
  }
  if (use !== 'sig' || !Array.isArray(keyOps) || !keyOps.includes(operation)) {
    throw refusal(JWK_INVALID, `The use or key_ops of the key are not to ${operation}.`);
  }
  const parts = readParts(jwk, kind, privateParts);
  return readByPlatform(() => runtime.importKey(parts, ALGORITHMS[name], operation));
}
