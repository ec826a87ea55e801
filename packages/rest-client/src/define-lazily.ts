/** Gives an object the properties of another one, each made of the other's when it is first read. */
export function defineLazily<Target extends object, Key extends string, From, To>(
  target: Target,
  from: Readonly<Record<Key, From>>,
  make: (one: From, key: Key) => To,
): Target & Readonly<Record<Key, To>> {
  // What it has at run time its type says.
  for (const key of Object.keys(from) as Key[]) {
    let made: To | undefined;
    Object.defineProperty(target, key, {
      configurable: true,
      enumerable: true,
      // Kept here and not there: whoever has the object may have frozen it.
      get: () => (made ??= make(from[key], key)),
    });
  }
  // Now it has them.
  return target as Target & Readonly<Record<Key, To>>;
}
