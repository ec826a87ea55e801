/** Where an object keeps what its lazy properties need. A proxy of the object finds it there as well. */
const MAKER = /* @__PURE__ */ Symbol('maker');

interface Lazy {
  readonly [MAKER]: (key: string) => unknown;
}

/**
 * Returns the descriptors of properties whose values are made when they are first read. They are the same for all objects
 * with these keys, because creating an object with them is much faster than with accessors of its own.
 */
export function lazyDescriptors(keys: readonly string[]): PropertyDescriptorMap {
  const descriptors: PropertyDescriptorMap = {};
  for (const key of keys) {
    descriptors[key] = {
      configurable: true,
      enumerable: true,
      get(this: Lazy) {
        return this[MAKER](key);
      },
    };
  }
  return descriptors;
}

/** Defines lazy properties on an object. `make` is called once for each of them, when it is first read. */
export function defineLazily(
  target: object,
  descriptors: PropertyDescriptorMap,
  make: (key: string) => unknown,
): void {
  // Kept here, because a caller can freeze the object.
  const made = new Map<string, unknown>();
  const maker = (key: string) => {
    if (!made.has(key)) {
      made.set(key, make(key));
    }
    return made.get(key);
  };
  Object.defineProperty(target, MAKER, { value: maker });
  Object.defineProperties(target, descriptors);
}
