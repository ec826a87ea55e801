import type { Compose } from '../operation.ts';
import { mapFields } from './map-fields.ts';

/** Lists that go into the query as one value, with commas. */
export const withJoinedLists: Compose = async (send, transport, operation, [params], options) => {
  // An empty one is left, for the engine to refuse.
  const join = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.join() : value);
  return send(transport, operation, [mapFields(params, operation.composed, join)], options);
};
