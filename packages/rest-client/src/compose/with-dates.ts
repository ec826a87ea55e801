import { isRecord } from '../engine/key-case.ts';
import type { Compose } from '../operation.ts';

/** Times that are given in milliseconds become dates, which bodies hold in the form of RFC 3339. */
export const withDates: Compose = async (send, transport, operation, args, options) => {
  const { compose: _, composed = [], ...rest } = operation;
  return send(
    transport,
    rest,
    args.map((arg) => toDates(arg, composed)),
    options,
  );
};

/** The fields of these names as dates, where they are numbers that a date can hold. */
export function toDates(params: unknown, names: readonly string[]): unknown {
  if (!isRecord(params)) {
    return params;
  }
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' && names.includes(name) ? new Date(value) : value,
  ]);
  return Object.fromEntries(entries);
}
