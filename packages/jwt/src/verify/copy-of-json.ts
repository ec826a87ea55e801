// Pure

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A copy of what JSON.parse gave as an object, which shares nothing with it. */
export function copyOfJson<Value extends object>(value: Value): Value {
  if (Array.isArray(value)) {
    // The same type, as its entries are of the same.
    return value.map((entry) => (isNested(entry) ? copyOfJson(entry) : entry)) as typeof value;
  }
  // Not empty by assignment: `__proto__` is a key as any other here.
  const copy = { ...value };
  for (const key in copy) {
    const entry = copy[key];
    // Few are, and a call for each of the others would take longer than the copy.
    if (isNested(entry)) {
      copy[key] = copyOfJson(entry);
    }
  }
  return copy;
}
