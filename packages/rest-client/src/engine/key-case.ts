// Pure

/** Deeper data is refused instead of exhausting the stack; the API's own is under ten levels deep. */
const MAX_DEPTH = 100;

/** `primaryEmailAddressID` -> `primary_email_address_id`, `web3Wallet` -> `web3_wallet`. */
export const toSnakeCase = (key: string): string =>
  key.replace(/[a-z0-9](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&_').toLowerCase();

/** `web3_wallets` -> `web3Wallets`. */
export const toCamelCase = (key: string): string =>
  key.replace(/(?<!_|^)_+([a-z0-9])/g, (_match, next: string) => next.toUpperCase());

/**
 * A copy of JSON data with other keys at every level, but in what users store and in the field `opaque`. What is
 * no plain data (a date) stays as it is. Throws for data nested too deeply.
 */
export function renameKeys(
  value: unknown,
  rename: (key: string) => string,
  opaque?: string,
  depth = MAX_DEPTH,
): unknown {
  expectShape(depth > 0);
  const inner = (item: unknown) =>
    // Most values are no objects: this is for speed.
    Object(item) === item ? renameKeys(item, rename, opaque, depth - 1) : item;
  if (Array.isArray(value)) {
    return value.map(inner);
  }
  if (!isRecord(value)) {
    return value;
  }
  // Defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      rename(key),
      // What belongs to the user of the API is handed through, both ways.
      key === opaque || /^actor$|(metadata|claims|headers|assignment_?mappings)$/i.test(key)
        ? item
        : inner(item),
    ]),
  );
}

/** Whether a value is what JSON calls an object. Dates, lists and forms have other tags. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  ({}).toString.call(value) === '[object Object]';

/** Throws for data of another shape than was promised: whoever reads it says what that means. */
export function expectShape(holds: boolean): asserts holds {
  if (!holds) {
    throw new TypeError('Wrong shape');
  }
}
