// Pure
import type { JwtResult } from '@x/errors';
import { type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure, quote } from '../failure.ts';
import { JWK_INVALID, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import { decodeBase64url } from '../runtime/base64url.ts';
import type { KeyMaterial, Operation } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { isSmallOrderPoint } from './key-strength.ts';

/** No RSA modulus that is accepted is longer in base64url; refused before it costs anything. */
const MAX_PART_LENGTH = 1_368;

/**
 * The named parts of a JWK, if it is for this algorithm and operation. Node 18 and 20 import keys whose
 * `alg`, `use` or `key_ops` say that they are for something else.
 */
export function readJwk(
  jwk: JsonWebKey,
  partNames: readonly (keyof JsonWebKey)[],
  name: AlgorithmName,
  operation: Operation,
): JwtResult<KeyMaterial> {
  if (typeof jwk !== 'object' || jwk === null) {
    return failure(JWK_INVALID, 'The key is neither a JWK nor a string.');
  }
  const { keyType, curve, parameters } = algorithmNamed(name);
  const { kty, crv, alg = name, use = 'sig', key_ops: keyOps = [operation], x } = jwk;
  // Platforms export Ed25519 keys under the name of RFC 9864.
  const isForName = alg === name || alg === parameters.name;
  if (kty !== keyType || !isForName || (curve !== undefined && crv !== curve)) {
    const facts = [kty, crv, jwk.alg].map(quote).join(', ');
    return failure(TOKEN_INVALID_ALGORITHM, `The key is not for ${name} by its kty, crv and alg: ${facts}.`);
  }
  if (use !== 'sig' || !Array.isArray(keyOps) || !keyOps.includes(operation)) {
    return failure(JWK_INVALID, `The key is not to ${operation} with, by its use or key_ops.`);
  }
  const parts = partNames.flatMap((part) => (jwk[part] === undefined ? [] : [[part, jwk[part]] as const]));
  const point = kty === 'OKP' && typeof x === 'string' ? decodeBase64url(x) : undefined;
  const isSoundPoint = kty !== 'OKP' || (point?.length === 32 && !isSmallOrderPoint(point));
  const isSound = isSoundPoint && parts.every(([part, value]) => isPart(part, value));
  return isSound
    ? { result: { jwk: Object.fromEntries(parts) }, error: null }
    : failure(JWK_INVALID, 'The key has a part that is not base64url, is too long, or proves nothing.');
}

/** Names stand as they are; numbers are canonical base64url, as a lax platform reads other forms too. */
function isPart(name: keyof JsonWebKey, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    value.length <= MAX_PART_LENGTH &&
    (name === 'kty' || name === 'crv' || decodeBase64url(value) !== undefined)
  );
}
