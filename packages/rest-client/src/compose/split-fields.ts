// Pure
import { isRecord } from '../engine/key-case.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Parameters in two: those of the names, and the rest. What is no object is left as it is, for the engine to refuse. */
export function splitFields(
  params: unknown,
  names: readonly string[],
): readonly [taken: Fields, rest: unknown] {
  if (!isRecord(params)) {
    return [{}, params];
  }
  const entries = Object.entries(params);
  return [
    Object.fromEntries(entries.filter(([name, value]) => names.includes(name) && value !== undefined)),
    Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  ];
}
