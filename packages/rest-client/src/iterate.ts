import type { ApiListResult, ApiResult } from '@x/errors';
import { type OptionNames, readArgument, readOptions } from '@x/errors/internal';
import type { CallOptions } from './engine/call-options.ts';
import { check } from './engine/check.ts';
import { CALL_OPTIONS } from './engine/check-call-options.ts';
import { checkPlain } from './engine/check-parameters.ts';
import { isRecord, propertyOf } from './engine/key-case.ts';
import { MAX_ENTRIES } from './engine/lists.ts';
import type { PaginationParams } from './resources/common.ts';
import { createSeenPages } from './seen-pages.ts';

/** A list method of the client, or another function with the same arguments and result. */
export type ListMethod<Params, Item> = (
  params: Params,
  options?: CallOptions,
) => Promise<ApiListResult<Item>>;

/** The options of `iterateItems` and `iteratePages`, which apply to each call. */
export interface IterateOptions extends CallOptions {
  /** Ends the iteration after this number of items. Default: all. */
  maxItems?: number | undefined;
}

/** A constant would run code at import. */
const iterateOptionNames = (): OptionNames<IterateOptions> => ({ ...CALL_OPTIONS, maxItems: true });

/** No list of the API has larger pages. Some have smaller ones: their methods reject a larger limit. */
const MAX_LIMIT = 500;

/** A page of one item can come again because the item moved while the list was read, but not this often in a row. */
const MAX_REPEATED_ITEMS = 3;

/**
 * Iterates over a list page by page. Each step is a result; a failed result is the last one. Each page is requested when
 * the loop needs it, and leaving the loop ends the iteration. A walk ends when `totalCount` items are read or, for a list
 * without a total, with an empty page, and with a page that came before. Throws a `ConfigError` for wrong arguments, such
 * as limits that are out of range.
 *
 * @example
 * ```ts
 * import { createBackendApiClient, iteratePages } from '@x/rest-client';
 *
 * const pages = [[{ id: 'user_1' }, { id: 'user_2' }], [{ id: 'user_3' }]];
 * const fetch = async () => Response.json(pages.shift() ?? []);
 * const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
 * const counts: number[] = [];
 * for await (const { data: users, errors } of iteratePages(api.users.getUserList, { limit: 2 })) {
 *   counts.push(errors ? Number.NaN : users.length);
 * }
 * counts; // => [2, 1]
 * ```
 */
export function iteratePages<Params extends PaginationParams | undefined, Item>(
  list: ListMethod<Params, Item>,
  // `& object` makes TypeScript infer the parameters from the list alone.
  params?: Params & object,
  options: IterateOptions = {},
): AsyncGenerator<ApiListResult<Item>, void, undefined> {
  check(typeof list === 'function', 'The first argument must be a method that returns a list', {
    got: list,
  });
  const page = readArgument('The arguments of the iteration', () => readPage(params, options));
  const { limit, offset, maxItems, callOptions } = page;
  // `Params` can have `limit` and `offset`, and all its other properties come from `params`.
  const getPage = (page: Required<PaginationParams>) => list({ ...params, ...page } as Params, callOptions);
  return pagesOf(getPage, { limit, offset, maxItems });
}

function readPage(params: PaginationParams | undefined, given: IterateOptions) {
  check(params === undefined || isRecord(params), 'The parameters must be an object', { got: params });
  if (params !== undefined) {
    checkPlain(params, 'The parameters');
  }
  const options = readOptions(given, iterateOptionNames(), { owner: 'iteratePages' });
  const { maxItems = Number.POSITIVE_INFINITY, ...callOptions } = options;
  const { limit = 100, offset = 0 }: PaginationParams = params ?? {};
  const isValidLimit = Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT;
  check(isValidLimit, `limit must be an integer from 1 to ${MAX_LIMIT}`, { got: limit });
  check(Number.isInteger(offset) && offset >= 0, 'offset must be an integer of at least 0', { got: offset });
  const isValidCount = (Number.isInteger(maxItems) && maxItems >= 0) || maxItems === Number.POSITIVE_INFINITY;
  check(isValidCount, 'maxItems must be an integer of at least 0', { got: maxItems });
  return { limit, offset, maxItems, callOptions };
}

/** A method of another kind resolves to a single object, and a function of the caller to anything. */
function checkPage(page: unknown): void {
  const isPage = readArgument('The result of the method', () => {
    const isFailed = Array.isArray(propertyOf(page, 'errors'));
    return isRecord(page) && (isFailed || Array.isArray(propertyOf(page, 'data')));
  });
  check(isPage, 'The method must resolve to a result whose data is a list, as api.users.getUserList does', {
    got: page,
  });
  const count: unknown = readArgument('The result of the method', () =>
    propertyOf(propertyOf(page, 'data'), 'length'),
  );
  check(!(Number(count) > MAX_ENTRIES), `A page must have at most ${MAX_ENTRIES} items`, { got: count });
}

async function* pagesOf<Item>(
  getPage: (page: Required<PaginationParams>) => Promise<ApiListResult<Item>>,
  { limit, offset, maxItems }: Record<'limit' | 'offset' | 'maxItems', number>,
): AsyncGenerator<ApiListResult<Item>, void, undefined> {
  const isSeen = createSeenPages();
  let itemCount = 0;
  let position = offset;
  let repeatedPages = 0;
  while (itemCount < maxItems) {
    const page = await getPage({ limit: Math.min(limit, maxItems - itemCount), offset: position });
    checkPage(page);
    if (page.errors !== null) {
      yield page;
      return;
    }
    const { data, totalCount } = page;
    const isFirst = position === offset;
    position += data.length;
    const isRepeated = isSeen(data);
    repeatedPages = isRepeated ? repeatedPages + 1 : 0;
    if (isFirst || (data.length > 0 && !isRepeated)) {
      const left = maxItems - itemCount;
      itemCount += data.length;
      yield data.length > left ? { ...page, data: data.slice(0, left) } : page;
    }
    // A server without pages ignores the position, and returns everything again.
    const isEndless = isRepeated && (data.length > 1 || repeatedPages >= MAX_REPEATED_ITEMS);
    // The server can return shorter pages than requested, so a short page is not the end.
    const isLast = data.length === 0 || (totalCount !== null && position >= totalCount);
    if (isEndless || isLast) {
      return;
    }
  }
}

/**
 * Iterates over a list item by item. Everything else is as with `iteratePages`.
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
export function iterateItems<Params extends PaginationParams | undefined, Item>(
  list: ListMethod<Params, Item>,
  // `& object` makes TypeScript infer the parameters from the list alone.
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
