// Pure

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Returns a deep copy of an object or array that JSON.parse() returned. */
export function copyJson<Value extends object>(value: Value): Value {
  if (Array.isArray(value)) {
    // The compiler cannot see that copies of entries have the type of the entries.
    return value.map((entry) => (isNested(entry) ? copyJson(entry) : entry)) as typeof value;
  }
  // A spread copies the key `__proto__` like any other. Assigning it to an empty object would set the prototype.
  const copy = { ...value };
  for (const key in copy) {
    const entry = copy[key];
    // Few entries are nested, and calling a function for each of the others would take longer than the copy.
    if (isNested(entry)) {
      copy[key] = copyJson(entry);
    }
  }
  return copy;
}
