// Pure

/** Fields whose contents belong to the user of the API: their keys are handed through, both ways. */
const OPAQUE_FIELD =
  /^((public|private|unsafe)_?metadata|claims|actor|(request_?)?headers|reassignment_?mappings)$/i;

/** Deeper data is refused instead of exhausting the stack; the API's own is under ten levels deep. */
const MAX_DEPTH = 100;

/** `primaryEmailAddressID` -> `primary_email_address_id`, `web3Wallet` -> `web3_wallet`. */
export function toSnakeCase(key: string): string {
  return key.replace(/[a-z0-9](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&_').toLowerCase();
}

/** `web3_wallets` -> `web3Wallets`. */
export function toCamelCase(key: string): string {
  return key.replace(/(?<!_|^)_+([a-z0-9])/g, (_match, next: string) => next.toUpperCase());
}

/**
 * A copy of JSON data with other keys at every level, but in what users store and in the field `opaque`. What is
 * no plain data (a date) stays as it is. Throws a `RangeError` for data nested too deeply.
 */
export function renameKeys(
  value: unknown,
  rename: (key: string) => string,
  opaque?: string | undefined,
  depth = 0,
): unknown {
  if (depth > MAX_DEPTH) {
    throw new RangeError('The data is nested too deeply');
  }
  if (Array.isArray(value)) {
    return value.map((item) => renameKeys(item, rename, opaque, depth + 1));
  }
  if (!isRecord(value) || typeof value['toJSON'] === 'function') {
    return value;
  }
  // Defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      rename(key),
      OPAQUE_FIELD.test(key) || key === opaque ? inner : renameKeys(inner, rename, opaque, depth + 1),
    ]),
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
