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
  const entries = Object.entries(params).map(([name, value]) => [toCamelCase(name), name, value] as const);
  const isTaken = (name: string) => names.includes(name);
  return [
    Object.fromEntries(
      entries.flatMap(([field, , value]) => (isTaken(field) && value !== undefined ? [[field, value]] : [])),
    ),
    Object.fromEntries(entries.flatMap(([field, name, value]) => (isTaken(field) ? [] : [[name, value]]))),
  ];
}
