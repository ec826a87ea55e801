// Pure
import { isRecord, toCamelCase } from '../engine/key-case.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Parameters in two: those of the names, however they are spelt, and the rest. What is no object is left as it is,
 * for the engine to refuse.
 */
export function splitFields(
  params: unknown,
  names: readonly string[],
): readonly [taken: Fields, rest: unknown] {
  if (!isRecord(params)) {
    return [{}, params];
  }
  const taken: [string, unknown][] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(params)) {
    const field = toCamelCase(name);
    if (!names.includes(field)) {
      rest.push([name, value]);
    } else if (value !== undefined) {
      taken.push([field, value]);
    }
  }
  return [Object.fromEntries(taken), Object.fromEntries(rest)];
}
