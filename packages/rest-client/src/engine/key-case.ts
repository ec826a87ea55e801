// Pure
import { listProblem } from './lists.ts';
import { memoize } from './memoize.ts';

/** Deeper data is rejected before it exhausts the stack. The API's own data has less than ten levels. */
const MAX_DEPTH = 100;

/** Fields whose content belongs to users of the API, in either case: it is passed through both ways. */
const USER_CONTENT = /^actor$|(metadata|claims|headers|assignment_?mappings)$/i;

/** `primaryEmailAddressID` -> `primary_email_address_id`, `web3Wallet` -> `web3_wallet`. */
export const toSnakeCase = (key: string): string =>
  key.replace(/[a-z0-9](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&_').toLowerCase();

/** `web3_wallets` -> `web3Wallets`. */
export const toCamelCase = (key: string): string =>
  key.replace(/(?<!_|^)_+([a-z0-9])/g, (_match, next: string) => next.toUpperCase());

/** How a response names a field, and whether users choose its content. */
interface ResponseKey {
  readonly name: string;
  readonly isUserContent: boolean;
}

/** The API has about 700 different keys. Others come from the keys of objects, which users choose. */
const KEY_BOUNDS = { maxEntries: 2_000, maxLength: 64 };

/** Two patterns per key of every response would take longer than parsing it. */
const responseKey = /* @__PURE__ */ memoize(
  (key): ResponseKey => ({ name: toCamelCase(key), isUserContent: USER_CONTENT.test(key) }),
  KEY_BOUNDS,
);

/** Like `renameKeys` to camelCase, for the data of responses. */
export function camelCaseKeys(value: unknown, opaque?: string, depth = MAX_DEPTH): unknown {
  expectShape(depth > 0);
  if (Array.isArray(value)) {
    return value.map((item) => (isObject(item) ? camelCaseKeys(item, opaque, depth - 1) : item));
  }
  const renamed: Record<string, unknown> = {};
  // Not a list, so an object: JSON data has nothing else, and own properties only.
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key in fields) {
    const item = fields[key];
    const { name, isUserContent } = responseKey(key);
    const isKept = !isObject(item) || isUserContent || key === opaque;
    const own = isKept ? item : camelCaseKeys(item, opaque, depth - 1);
    if (name === '__proto__') {
      // An assignment would set the prototype.
      Object.defineProperty(renamed, name, {
        value: own,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    } else {
      renamed[name] = own;
    }
  }
  return renamed;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Copies JSON data with renamed keys at every level, except in user content and in the field `opaque`. Values that are
 * not plain data, such as dates, are kept. Throws for data that is nested too deeply, and for a list that is too long
 * or has a hole.
 */
export function renameKeys(
  value: unknown,
  rename: (key: string) => string,
  opaque?: string,
  depth = MAX_DEPTH,
): unknown {
  expectShape(depth > 0);
  const inner = (item: unknown) =>
    // Most values are primitive. Skipping them here is faster than a call.
    Object(item) === item ? renameKeys(item, rename, opaque, depth - 1) : item;
  if (Array.isArray(value)) {
    expectShape(listProblem(value) === null);
    return value.map(inner);
  }
  if (!isRecord(value)) {
    return value;
  }
  // `fromEntries` defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      rename(key),
      key === opaque || USER_CONTENT.test(key) ? item : inner(item),
    ]),
  );
}

/** Returns whether a value is an object in the sense of JSON. Dates, lists and forms have other tags. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]';

/** Returns a property of any value, or undefined if the value has no such property. */
export const propertyOf = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);

/** Throws for data of an unexpected shape. The caller turns this into an error of the API. */
export function expectShape(condition: boolean): asserts condition {
  if (!condition) {
    throw new TypeError('Unexpected shape');
  }
}
