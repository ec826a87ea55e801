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
export function readParts(jwk: JsonWebKey, kind: KeyKind, privateParts: readonly PartName[] = []): KeyParts {
  const problem = problemOfReading(jwk, kind, privateParts);
  if (problem !== undefined) {
    throw verificationError(JWK_INVALID, `The key ${problem}.`);
  }
  const parts: Record<string, unknown> = { kty: jwk.kty, crv: jwk.crv };
  for (const name of partsOf(jwk, kind, privateParts)) {
    parts[name] = jwk[name];
  }
  // Each part is a string: it was decoded above. `importJwk` has checked `kty` and `crv`.
  return parts as KeyParts;
}

/** Returns why the parts of a JWK are not a key: the end of a sentence that begins with the key. */
export function problemOfReading(
  jwk: JsonWebKey,
  kind: KeyKind,
  privateParts: readonly PartName[] = [],
): string | undefined {
  const names = partsOf(jwk, kind, privateParts);
  const decoded = new Map(names.map((name) => [name, bytesOf(jwk[name])] as const));
  const malformed = names.find((name) => decoded.get(name) === undefined);
  if (malformed !== undefined) {
    return `has no ${malformed} in base64url, or one that is too long`;
  }
  const [n, e, x] = (['n', 'e', 'x'] as const).map((name) => decoded.get(name));
  if (kind === 'RSA' && n && e && isWeakRsaKey(n, e)) {
    return 'is not an RSA key of 2048 to 8192 bits with an odd exponent of at least 3';
  }
  return kind === 'Ed25519' && x && isSmallOrderPoint(x)
    ? 'is a point of small order, or not canonical'
    : undefined;
}

type PartName = keyof JsonWebKey;

/** Every key needs its parts. The parts of another kind of key are not read, except those that a key can also have. */
function partsOf(jwk: JsonWebKey, kind: KeyKind, privateParts: readonly PartName[]): readonly PartName[] {
  const required: readonly PartName[] = REQUIRED_PARTS[kind] ?? [];
  const optional = (['x', 'y', ...privateParts] as const).filter(
    (name) => jwk[name] !== undefined && !required.includes(name),
  );
  return [...required, ...optional];
}

/** The platform checks the coordinates of a curve. */
const REQUIRED_PARTS: Partial<Record<KeyKind, readonly PartName[]>> = { RSA: ['n', 'e'], Ed25519: ['x'] };

function bytesOf(part: unknown): Uint8Array | undefined {
  const isShortString = typeof part === 'string' && part.length <= MAX_PART_LENGTH;
  return isShortString ? runtime.decodeBase64url(part) : undefined;
}
