// Pure

/**
 * Returns the fields of the argument of an error's constructor. An error must not fail to be created: an argument that
 * is not an object, or that cannot be read, has no fields.
 */
export function readInit<Init extends object>(init: Init): Partial<Init> {
  try {
    const isObject = typeof init === 'object' && init !== null && !Array.isArray(init);
    return isObject ? { ...init } : {};
  } catch {
    return {};
  }
}
