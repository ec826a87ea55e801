import type { Compose } from '../operation.ts';
import { splitFields } from './split-fields.ts';

const OF_A_PAGE = ['limit', 'offset', 'orderBy', 'startingAfter'];

/** Counts all that a list filters, where `includeTotalCount` asks for it: in one more request, at the same time. */
export const withTotalCount: Compose = async (send, transport, operation, [params], options) => {
  const { companion } = operation;
  const [{ includeTotalCount }, filter] = splitFields(params, ['includeTotalCount']);
  const page = send(transport, operation, [filter], options);
  if (!companion || !includeTotalCount) {
    return page;
  }
  const [, counted] = splitFields(filter, OF_A_PAGE);
  const [listed, count] = await Promise.all([page, send(transport, companion, [counted], options)]);
  return listed.errors === null
    ? { ...(count.errors === null ? listed : count), totalCount: count.data }
    : listed;
};
