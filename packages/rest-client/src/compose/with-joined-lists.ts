import { isRecord } from '../engine/key-case.ts';
import type { Compose } from '../operation.ts';

/** Lists that go into the query as one value, with commas. */
export const withJoinedLists: Compose = async (send, transport, operation, [params], options) => {
  const { composed = [] } = operation;
  const joined = Object.entries(isRecord(params) ? params : {}).map(([name, value]) => [
    name,
    composed.includes(name) && Array.isArray(value) && value.length > 0 ? value.join() : value,
  ]);
  return send(transport, operation, [isRecord(params) ? Object.fromEntries(joined) : params], options);
};
