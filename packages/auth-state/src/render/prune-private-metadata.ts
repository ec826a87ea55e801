// Pure

const PRIVATE_FIELDS: ReadonlySet<string> = new Set(['private_metadata', 'privateMetadata']);

/**
 * A copy without private metadata, at any level of objects and lists. The argument is left as it is.
 *
 * @example
 * ```ts
 * import { prunePrivateMetadata } from '@x/auth-state';
 *
 * prunePrivateMetadata({ id: 'user_1', privateMetadata: { note: 'x' } }); // => { id: 'user_1' }
 * ```
 */
export function prunePrivateMetadata<T>(obj: T): T {
  // The same value less some of its fields, which the API's types call optional.
  return prune(obj, new Map()) as T;
}

function prune(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null || !isPlain(value)) {
    return value;
  }
  const known = copies.get(value);
  if (known !== undefined) {
    return known;
  }
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    copies.set(value, list);
    list.push(...value.map((item) => prune(item, copies)));
    return list;
  }
  const copy: Record<string, unknown> = {};
  copies.set(value, copy);
  for (const [key, inner] of Object.entries(value)) {
    if (!PRIVATE_FIELDS.has(key)) {
      Object.defineProperty(copy, key, {
        value: prune(inner, copies),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
  }
  return copy;
}

/** Dates, maps and the like are kept as they are; instances of other classes become plain objects. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}
