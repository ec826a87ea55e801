// Pure

/** A copy of what JSON.parse gave, which shares nothing with it. */
export function copyOfJson<Value>(value: Value): Value {
  if (value !== Object(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    // The same value, one level down.
    return value.map(copyOfJson) as Value;
  }
  // Not empty by assignment: `__proto__` is a key as any other here.
  const copy = { ...value };
  for (const key in copy) {
    copy[key] = copyOfJson(copy[key]);
  }
  return copy;
}
