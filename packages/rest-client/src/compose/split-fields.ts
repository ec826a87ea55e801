// Pure
import { isRecord, toCamelCase } from '../engine/key-case.ts';
import type { Fields } from '../engine/request-parts.ts';

/**
 * Splits parameters: those with the given names, in camelCase or snake_case, and the rest. Parameters that are not an
 * object are the rest as they are: the engine rejects them.
 */
export function splitFields(
  params: unknown,
  names: readonly string[],
): readonly [named: Fields, rest: unknown] {
  if (!isRecord(params)) {
    return [{}, params];
  }
  const named: [string, unknown][] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(params)) {
    const field = toCamelCase(name);
    if (!names.includes(field)) {
      rest.push([name, value]);
    } else if (value !== undefined) {
      named.push([field, value]);
    }
  }
  return [Object.fromEntries(named), Object.fromEntries(rest)];
}
