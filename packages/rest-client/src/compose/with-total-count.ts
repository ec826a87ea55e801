import type { Compose } from '../engine/operation.ts';
import { splitFields } from './split-fields.ts';

const PAGE_FIELDS = ['limit', 'offset', 'orderBy', 'startingAfter'];

/** Counts all matches of a list if `includeTotalCount` is set, in a second request at the same time. */
export const withTotalCount: Compose = async (send, transport, operation, [params], options) => {
  const { companion } = operation;
  const [{ includeTotalCount }, filter] = splitFields(params, ['includeTotalCount']);
  const page = send(transport, operation, [filter], options);
  if (!companion || !includeTotalCount) {
    return page;
  }
  const [, countFilter] = splitFields(filter, PAGE_FIELDS);
  const [list, count] = await Promise.all([page, send(transport, companion, [countFilter], options)]);
  if (list.errors !== null) {
    return list;
  }
  return { ...(count.errors === null ? list : count), totalCount: count.data };
};
