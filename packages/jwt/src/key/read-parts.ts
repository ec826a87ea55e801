import * as runtime from '#runtime';
import type { KeyKind } from '../algorithms.ts';
import { refusal } from '../failure.ts';
import { JWK_INVALID } from '../reasons.ts';
import type { KeyParts } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { isSmallOrderPoint, isWeakRsaKey } from './key-strength.ts';

/** In base64url, of a modulus of 8192 bits with a zero in front: others are refused before they cost anything. */
const MAX_PART_LENGTH = 1_368;

/**
 * The parts of a JWK that make up the key (RFC 7518, section 6; RFC 8037, section 2). Throws a refusal of
 * what platforms let pass: weak keys, and parts that are not canonical base64url.
 */
export function readParts(
  jwk: JsonWebKey,
  kind: KeyKind,
  privateParts: ReadonlyArray<keyof JsonWebKey> = [],
): KeyParts {
  const parts: Record<string, unknown> = { kty: jwk.kty, crv: jwk.crv };
  const bytesOf = (name: keyof JsonWebKey) => {
    const part: unknown = jwk[name];
    parts[name] = part;
    const isText = typeof part === 'string' && part.length <= MAX_PART_LENGTH;
    return (isText && runtime.decodeBase64url(part)) || refuse(`has no ${name} in base64url, or a long one`);
  };

  if (
    kind === 'RSA'
      ? isWeakRsaKey(bytesOf('n'), bytesOf('e'))
      : kind === 'Ed25519' && isSmallOrderPoint(bytesOf('x'))
  ) {
    refuse('is no RSA key of 2048 to 8192 bits, or a point of small order');
  }
  for (const name of ['x' as const, 'y' as const, ...privateParts]) {
    if (jwk[name] !== undefined) {
      bytesOf(name);
    }
  }
  // Texts that were decoded, and the two that were found to be of the algorithm.
  return parts as KeyParts;
}

function refuse(problem: string): never {
  throw refusal(JWK_INVALID, `The key ${problem}.`);
}
