import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID } from '../failure/reasons.ts';
import type { KeyKind } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { KeyParts } from '../runtime/runtime.ts';
import { isSmallOrderPoint, isWeakRsaKey } from './key-strength.ts';

/** In base64url, of a modulus of 8192 bits with a leading zero. Longer parts are rejected before they cost anything. */
const MAX_PART_LENGTH = 1_368;

/**
 * Returns the parts of a JWK that make up the key (RFC 7518, section 6; RFC 8037, section 2). Throws a
 * `TokenVerificationError` for keys that platforms accept: weak keys, and parts that are not canonical base64url.
 */
export function readParts(
  jwk: JsonWebKey,
  kind: KeyKind,
  privateParts: ReadonlyArray<keyof JsonWebKey> = [],
): KeyParts {
  if (kind === 'RSA' && isWeakRsaKey(bytesOf(jwk, 'n'), bytesOf(jwk, 'e'))) {
    throw invalidKey('is not an RSA key of 2048 to 8192 bits with an odd exponent of at least 3');
  }
  if (kind === 'Ed25519' && isSmallOrderPoint(bytesOf(jwk, 'x'))) {
    throw invalidKey('is a point of small order, or not canonical');
  }
  const required = kind === 'RSA' ? (['n', 'e'] as const) : [];
  const optional = ['x' as const, 'y' as const, ...privateParts].filter((name) => jwk[name] !== undefined);
  const parts: Record<string, unknown> = { kty: jwk.kty, crv: jwk.crv };
  for (const name of [...required, ...optional]) {
    bytesOf(jwk, name); // throws for a malformed part
    parts[name] = jwk[name];
  }
  // Each part is a string now: `bytesOf` has decoded it. `importJwk` has checked `kty` and `crv`.
  return parts as KeyParts;
}

function bytesOf(jwk: JsonWebKey, name: keyof JsonWebKey): Uint8Array {
  const part: unknown = jwk[name];
  const isShortString = typeof part === 'string' && part.length <= MAX_PART_LENGTH;
  const bytes = isShortString ? runtime.decodeBase64url(part) : undefined;
  if (!bytes) {
    throw invalidKey(`has no ${name} in base64url, or one that is too long`);
  }
  return bytes;
}

function invalidKey(problem: string) {
  return verificationError(JWK_INVALID, `The key ${problem}.`);
}
