// Pure

interface Bounds {
  readonly maxEntries: number;
  /** Longer strings are not remembered. */
  readonly maxLength: number;
}

/**
 * Returns a function that remembers the results of the first strings that it is called with. The memory that it takes is
 * bounded: the results of later strings are computed each time.
 */
export function memoize<Result>(
  compute: (text: string) => Result,
  { maxEntries, maxLength }: Bounds,
): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) {
      return known;
    }
    const result = compute(text);
    if (results.size < maxEntries && text.length <= maxLength) {
      results.set(text, result);
    }
    return result;
  };
}
