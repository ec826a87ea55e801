import type { Options } from '../cases/option-dimensions.ts';

/** Creates a value once for equal options, as an application does at its start. */
export function perOptions<T>(make: (options: Options) => T): (options: Options) => T {
  const made = new Map<string, T>();
  return (options) => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
}
