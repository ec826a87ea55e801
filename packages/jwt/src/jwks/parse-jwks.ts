// Pure
import type { JsonWebKey } from '../model/types.ts';

/** A set of keys that can be kept elsewhere and handed back. It is public: it holds no secret. */
export interface StoredJwks {
  /** The public keys. */
  readonly keys: readonly JsonWebKey[];
  /** When the API returned it. Milliseconds since 1970. */
  readonly loadedAtInMs: number;
}

/** A key with a key id. */
export interface IdentifiedKey extends JsonWebKey {
  kid: string;
}

const KEY_TYPES: readonly unknown[] = ['RSA', 'EC', 'OKP'];

/** The parameters that a key is found by and verifies with. All others are dropped, including private parts. */
const PUBLIC_PARAMETERS = ['kid', 'kty', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'] as const;

/**
 * Returns the keys of a JWKS (RFC 7517, section 5) that may verify a signature. Skips all others, as the standard
 * requires. Returns undefined for a value that is not a JWKS.
 */
export function parseJwks(body: unknown): IdentifiedKey[] | undefined {
  const keys = fieldOf(body, 'keys');
  return Array.isArray(keys) ? keys.filter(isUsable).map(publicParameters) : undefined;
}

function isUsable(key: unknown): key is IdentifiedKey {
  const hasKnownType = KEY_TYPES.includes(fieldOf(key, 'kty'));
  const isForSignatures = (fieldOf(key, 'use') ?? 'sig') === 'sig';
  return isString(fieldOf(key, 'kid')) && hasKnownType && isForSignatures;
}

function publicParameters(key: IdentifiedKey): IdentifiedKey {
  const parameters = PUBLIC_PARAMETERS.map((name) => [name, key[name]] as const);
  const strings = parameters.filter(([, value]) => isString(value));
  const { key_ops: operations } = key;
  const isList = Array.isArray(operations) && operations.every(isString);
  // `isUsable` has checked that `kid` is a string.
  return { ...Object.fromEntries(strings), ...(isList && { key_ops: operations }) } as IdentifiedKey;
}

/** Returns a set that a store returned. Returns undefined for anything else that it may hold. */
export function parseStoredJwks(stored: unknown): StoredJwks | undefined {
  try {
    const keys = parseJwks(stored);
    const loadedAtInMs = fieldOf(stored, 'loadedAtInMs');
    return keys && typeof loadedAtInMs === 'number' ? { keys, loadedAtInMs } : undefined;
  } catch {
    // A getter or a proxy throws.
    return undefined;
  }
}

const isString = (value: unknown) => typeof value === 'string';

export function fieldOf(value: unknown, field: string): unknown {
  return value === Object(value) && Object.hasOwn(Object(value), field)
    ? Reflect.get(Object(value), field)
    : undefined;
}
