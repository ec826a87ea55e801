// Pure

/** Returns whether an object inherits from nothing, or from the root of its realm. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isRoot = (object: object) =>
    Object.getPrototypeOf(object) === null && Object.hasOwn(object, 'hasOwnProperty');
  return prototype === null || isRoot(Object(prototype));
}
