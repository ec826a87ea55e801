import { check } from '../engine/check.ts';
import type { Compose } from '../operation.ts';
import { mapFields } from './map-fields.ts';

/** Times that are given in milliseconds become dates, which bodies hold in the form of RFC 3339. */
export const withDates: Compose = async (send, transport, operation, args, options) => {
  const dated = args.map((arg) => mapFields(arg, operation.composed, toDate));
  return send(transport, operation, dated, options);
};

/** A time that a date can hold; what is none is left as it is. */
export function toDate(value: unknown, name: string): unknown {
  if (typeof value !== 'number' && !(value instanceof Date)) {
    return value;
  }
  const date = new Date(value);
  // JSON would make null of it.
  check(!Number.isNaN(date.getTime()), `${name} as a time that there is`);
  return date;
}
