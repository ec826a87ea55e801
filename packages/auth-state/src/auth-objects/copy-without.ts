// Pure
import { isPlatformObject } from '@x/errors/internal';

/** The data of the API is less than twenty levels deep. Deeper levels than this are left out. */
const MAX_DEPTH = 200;

/** Returns a deep copy without the fields for which a function returns true. Instances of classes become plain objects. */
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
        // Not an assignment, which would set the prototype for a field `__proto__`.
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

/**
 * Returns whether an object holds its data outside of its fields. Such an object is not copied. An object that has fields
 * can claim any class, and still have private ones. Dates of some libraries have fields as well, such as a time zone, and
 * their JSON has none of them.
 */
function isOpaque(value: object): boolean {
  const isNamed = isPlatformObject(value, ...OPAQUE_CLASSES);
  return ArrayBuffer.isView(value) || value instanceof Date || (isNamed && Object.keys(value).length === 0);
}

const OPAQUE_CLASSES = [
  'Date',
  'RegExp',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'ArrayBuffer',
  'SharedArrayBuffer',
  'URL',
] as const;
