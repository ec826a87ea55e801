import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import { check } from './engine/check.ts';

/** A list method of the client, or any function like one. */
export type ListMethod<Params, Item> = (
  params: Params,
  options?: CallOptions,
) => Promise<ApiListResult<Item>>;

/** What a list can be asked for, when it is walked. */
interface Paging {
  /** Of one page, 1 to 500. Default 100. */
  limit?: number | undefined;
  /** How many to skip. Default 0. */
  offset?: number | undefined;
}

export interface IterateOptions extends CallOptions {
  /** Ends the walk after so many. Default: all. */
  maxItems?: number | undefined;
}

/** The API takes a larger one for its default of 10, in silence. */
const MAX_LIMIT = 500;

/**
 * Walks a list page by page: each step is a result, and a failed one is the last. Pages are asked for one at a time,
 * when the loop wants them; leaving the loop ends it. Throws a `ConfigError` for limits that make no sense.
 *
 * @example
 * ```ts
 * import { createBackendApiClient, iteratePages } from '@x/rest-client';
 *
 * const pages = [[{ id: 'user_1' }, { id: 'user_2' }], [{ id: 'user_3' }]];
 * const fetch = async () => Response.json(pages.shift());
 * const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
 * const counts: number[] = [];
 * for await (const { data: users, errors } of iteratePages(api.users.getUserList, { limit: 2 })) {
 *   counts.push(errors ? Number.NaN : users.length);
 * }
 * counts; // => [2, 1]
 * ```
 */
export function iteratePages<Params extends Paging | undefined, Item>(
  list: ListMethod<Params, Item>,
  // `& object` lets the list alone say what parameters it takes.
  params?: Params & object,
  options: IterateOptions = {},
): AsyncGenerator<ApiListResult<Item>, void, undefined> {
  const { maxItems = Number.POSITIVE_INFINITY, ...callOptions } = options;
  const { limit = 100, offset = 0 } = params ?? {};
  check(Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT, 'limit, 1 to 500');
  check(Number.isInteger(offset) && offset >= 0, 'offset');
  check(maxItems >= 0, 'maxItems');
  // The parameters, with the two that they may have.
  return walk((page) => list({ ...params, ...page } as Params, callOptions), { limit, offset, maxItems });
}

async function* walk<Item>(
  list: (page: Required<Paging>) => Promise<ApiListResult<Item>>,
  { limit, offset, maxItems }: Record<'limit' | 'offset' | 'maxItems', number>,
): AsyncGenerator<ApiListResult<Item>, void, undefined> {
  let given = 0;
  let before: string | undefined;
  while (given < maxItems) {
    const asked = Math.min(limit, maxItems - given);
    const page = await list({ limit: asked, offset: offset + given });
    if (page.errors !== null) {
      yield page;
      return;
    }
    const { data, totalCount } = page;
    const now = JSON.stringify(data[0]);
    // A list that has no pages gives all of it, whatever it is asked for: the same page again is no page more.
    if (given > 0 && (data.length === 0 || now === before)) {
      return;
    }
    before = now;
    given += data.length;
    yield given > maxItems ? { ...page, data: data.slice(0, maxItems - given) } : page;
    const isLast = totalCount === null ? data.length !== asked : offset + given >= totalCount;
    if (isLast || data.length === 0) {
      return;
    }
  }
}

/**
 * Walks a list item by item, and else as `iteratePages` does.
 *
 * @example
 * ```ts
 * import { createBackendApiClient, iterateItems } from '@x/rest-client';
 *
 * const fetch = async () => Response.json([{ id: 'user_1' }, { id: 'user_2' }]);
 * const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
 * const ids: string[] = [];
 * for await (const { data: user, errors } of iterateItems(api.users.getUserList)) {
 *   ids.push(errors ? errors[0].code : user.id);
 * }
 * ids; // => ['user_1', 'user_2']
 * ```
 */
export function iterateItems<Params extends Paging | undefined, Item>(
  list: ListMethod<Params, Item>,
  // `& object` lets the list alone say what parameters it takes.
  params?: Params & object,
  options?: IterateOptions,
): AsyncGenerator<ApiResult<Item>, void, undefined> {
  return itemsOf(iteratePages(list, params, options));
}

async function* itemsOf<Item>(
  pages: AsyncGenerator<ApiListResult<Item>, void, undefined>,
): AsyncGenerator<ApiResult<Item>, void, undefined> {
  for await (const page of pages) {
    if (page.errors !== null) {
      yield page;
      return;
    }
    for (const data of page.data) {
      yield { data, errors: null, meta: page.meta };
    }
  }
}
