// Pure

/** Returns a string without the white space around it, and every other value as it is. */
export const trim = <Value>(value: Value): Value =>
  // A trimmed string is a string.
  typeof value === 'string' ? (value.trim() as Value) : value;
