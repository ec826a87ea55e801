// Pure

/** Fields whose contents belong to the user of the API: their keys are handed through, both ways. */
const OPAQUE_FIELDS: ReadonlySet<string> = new Set([
  'public_metadata',
  'private_metadata',
  'unsafe_metadata',
  'custom_attributes',
  'claims',
]);

/** Deeper data is refused instead of exhausting the stack; the API's own is under ten levels deep. */
const MAX_DEPTH = 100;

/** In characters. */
const MAX_KEY_LENGTH = 200;

export class DepthError extends RangeError {}

/** `primaryEmailAddressID` -> `primary_email_address_id`, `web3Wallet` -> `web3_wallet`. */
export function toSnakeCase(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** `web3_wallets` -> `web3Wallets`. */
export function toCamelCase(key: string): string {
  if (key.length > MAX_KEY_LENGTH) {
    return key; // none of the API's; renaming it could take long
  }
  return key.replace(/(?!^)_+([a-z0-9])/g, (_match, next: string) => next.toUpperCase());
}

/** A copy of JSON data with camelCase keys. */
export function camelCaseKeys(value: unknown): unknown {
  return mapKeys(value, toCamelCase, 0);
}

/** A copy of request fields with snake_case keys. */
export function snakeCaseKeys(value: unknown): unknown {
  return mapKeys(value, toSnakeCase, 0);
}

function mapKeys(value: unknown, rename: (key: string) => string, depth: number): unknown {
  if (depth > MAX_DEPTH) {
    throw new DepthError('The data is nested too deeply');
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapKeys(item, rename, depth + 1));
  }
  if (!isPlainObject(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [
    rename(key),
    OPAQUE_FIELDS.has(toSnakeCase(key)) ? inner : mapKeys(inner, rename, depth + 1),
  ]);
  // Defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(entries);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
