// Pure
import { isRecord } from '../engine/key-case.ts';

/** Changes the parameters with these names. Parameters that are not an object are returned as they are: the engine rejects them. */
export function mapFields(
  params: unknown,
  names: readonly string[] = [],
  change: (value: unknown, name: string) => unknown,
): unknown {
  return isRecord(params)
    ? Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          names.includes(name) ? change(value, name) : value,
        ]),
      )
    : params;
}
