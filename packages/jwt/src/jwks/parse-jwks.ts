// Pure
import type { JsonWebKey } from '../types.ts';

/** A set of keys as it can be kept elsewhere and handed back. Public: it holds no secret. */
export interface StoredJwks {
  readonly keys: readonly JsonWebKey[];
  /** When the API gave it. Milliseconds since 1970. */
  readonly loadedAtInMs: number;
}

/** A key of a set that can be found by its id. */
export interface IdentifiedKey extends JsonWebKey {
  kid: string;
}

const KEY_TYPES: readonly unknown[] = ['RSA', 'EC', 'OKP'];

/** What a key is verified with and found by. All else is left behind, private parts among it. */
const PARTS = ['kid', 'kty', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'] as const;

/**
 * The keys of a JWKS (RFC 7517, section 5) that may verify a signature; others are skipped, as the standard
 * says. Undefined for what is not a JWKS.
 */
export function parseJwks(body: unknown): IdentifiedKey[] | undefined {
  const keys = fieldOf(body, 'keys');
  return Array.isArray(keys) ? keys.filter(isUsable).map(publicParts) : undefined;
}

function isUsable(key: unknown): key is IdentifiedKey {
  const isOfKnownType = KEY_TYPES.includes(fieldOf(key, 'kty'));
  return isString(fieldOf(key, 'kid')) && isOfKnownType && (fieldOf(key, 'use') ?? 'sig') === 'sig';
}

function publicParts(key: IdentifiedKey): IdentifiedKey {
  const parts = PARTS.map((part) => [part, key[part]] as const).filter(([, value]) => isString(value));
  const { key_ops: operations } = key;
  const isList = Array.isArray(operations) && operations.every(isString);
  // `kid` is a text, as `isUsable` has found.
  return { ...Object.fromEntries(parts), ...(isList && { key_ops: operations }) } as IdentifiedKey;
}

/** A set that came back from a store, which may hold anything. */
export function parseStoredJwks(stored: unknown): StoredJwks | undefined {
  const keys = parseJwks(stored);
  const loadedAtInMs = fieldOf(stored, 'loadedAtInMs');
  return keys?.length && typeof loadedAtInMs === 'number' ? { keys, loadedAtInMs } : undefined;
}

const isString = (value: unknown) => typeof value === 'string';

export function fieldOf(value: unknown, field: string): unknown {
  return value === Object(value) && Object.hasOwn(Object(value), field)
    ? Reflect.get(Object(value), field)
    : undefined;
}
