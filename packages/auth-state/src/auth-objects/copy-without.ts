// Pure

/** Data of the API is under twenty levels deep; what lies deeper than this is left out. */
const MAX_DEPTH = 200;

/** A deep copy without the fields that a function names. Instances of classes become plain objects. */
export function copyWithout(value: unknown, isLeftOut: (field: string, value: unknown) => boolean): unknown {
  const copies = new Map<object, unknown>();
  const copy = (original: unknown, depth: number): unknown => {
    if (typeof original !== 'object' || original === null || isOpaque(original)) {
      return original;
    }
    const known = copies.get(original);
    if (known !== undefined || depth > MAX_DEPTH) {
      return known;
    }
    const target = Array.isArray(original) ? [] : {};
    copies.set(original, target);
    for (const [field, inner] of Object.entries(original)) {
      if (!isLeftOut(field, inner)) {
        // Defined, not assigned: a field `__proto__` stays a field.
        const property = {
          value: copy(inner, depth + 1),
          configurable: true,
          enumerable: true,
          writable: true,
        };
        Object.defineProperty(target, field, property);
      }
    }
    return target;
  };
  return copy(value, 0);
}

/** Whether an object holds its data elsewhere than in fields: such are kept as they are. */
function isOpaque(value: object): boolean {
  const kinds = [Date, RegExp, Map, Set, WeakMap, WeakSet, ArrayBuffer, URL];
  return ArrayBuffer.isView(value) || kinds.some((kind) => value instanceof kind);
}
