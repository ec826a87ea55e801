import { isPlatformObject } from '@x/errors/internal';
import { check } from '../engine/check.ts';
import type { Compose } from '../engine/operation.ts';
import { mapFields } from './map-fields.ts';

/** Turns times in milliseconds into dates, which bodies hold as RFC 3339 strings. */
export const withDates: Compose = async (send, transport, operation, args, options) => {
  const dated = args.map((arg) => mapFields(arg, operation.composed, toDate));
  return send(transport, operation, dated, options);
};

/** Returns the date of a time in milliseconds. Other values are returned as they are. Throws for an invalid date. */
export function toDate(value: unknown, name: string): unknown {
  if (typeof value !== 'number' && !isPlatformObject(value, 'Date')) {
    return value;
  }
  const date = new Date(Number(value));
  // JSON would turn an invalid date into null.
  check(!Number.isNaN(date.getTime()), `${name} must be a valid date or milliseconds since 1970`, {
    got: Number(value),
  });
  return date;
}
