import { check } from '../engine/check.ts';
import { isRecord } from '../engine/key-case.ts';
import type { Compose } from '../operation.ts';

/** Times that are given in milliseconds become dates, which bodies hold in the form of RFC 3339. */
export const withDates: Compose = async (send, transport, operation, args, options) => {
  const dated = args.map((arg) => toDates(arg, operation.composed ?? []));
  return send(transport, operation, dated, options);
};

/** The fields of these names as dates, where they are times that a date can hold. */
export function toDates(params: unknown, names: readonly string[]): unknown {
  if (!isRecord(params)) {
    return params;
  }
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    names.includes(name) ? toDate(name, value) : value,
  ]);
  return Object.fromEntries(entries);
}

function toDate(name: string, value: unknown): unknown {
  if (typeof value !== 'number' && !(value instanceof Date)) {
    return value;
  }
  const date = new Date(value);
  // JSON would make null of it.
  check(!Number.isNaN(date.getTime()), `${name} as a time that there is`);
  return date;
}
