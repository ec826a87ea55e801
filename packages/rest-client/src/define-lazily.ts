/** Defines the properties of `source` on `target`, each made from the property of the source when it is first read. */
export function defineLazily<Target extends object, Key extends string, From, To>(
  target: Target,
  source: Readonly<Record<Key, From>>,
  make: (value: From) => To,
): Target & Readonly<Record<Key, To>> {
  // `Object.keys` returns strings. The type of the source says which.
  for (const key of Object.keys(source) as Key[]) {
    // The value is kept in the closure, because a caller can freeze the object.
    let made: To | undefined;
    Object.defineProperty(target, key, {
      configurable: true,
      enumerable: true,
      get: () => (made ??= make(source[key])),
    });
  }
  // The loop has defined these properties.
  return target as Target & Readonly<Record<Key, To>>;
}
