// Pure

/** Freezes a record with everything in it. Stops at parts that are frozen, so that a changed record costs its changes. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
