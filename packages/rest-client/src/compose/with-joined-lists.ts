import type { Compose } from '../engine/operation.ts';
import { mapFields } from './map-fields.ts';

/** Joins lists that are one value of the query, separated by commas. */
export const withJoinedLists: Compose = async (send, transport, operation, [params], options) => {
  // The engine rejects an empty list, and one with an entry that is not a string.
  const isJoinable = (value: unknown): value is string[] =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry) => typeof entry === 'string' && entry !== '');
  const join = (value: unknown) => (isJoinable(value) ? value.join() : value);
  return send(transport, operation, [mapFields(params, operation.composed, join)], options);
};
