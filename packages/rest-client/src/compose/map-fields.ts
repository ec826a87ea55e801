// Pure
import { isRecord } from '../engine/key-case.ts';

/** Parameters with the fields of these names changed. What is no object is left as it is, for the engine to refuse. */
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
