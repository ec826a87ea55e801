import type { ApiListResult, ApiResult } from '@x/errors';
import type { CallOptions } from './call-options.ts';
import type { PaginationParams } from './resources/common.ts';

/** A method that gives a page of a list. */
export type ListMethod<Params, Item> = (
  params: Params,
  options?: CallOptions,
) => Promise<ApiListResult<Item>>;

const DEFAULT_LIMIT = 100;

/** Walks a list page by page. Each step is the result of a call; one that failed is the last. */
export async function* iteratePages<Params extends PaginationParams, Item>(
  list: ListMethod<Params, Item>,
  params: Params,
  options?: CallOptions,
): AsyncGenerator<ApiListResult<Item>, void, undefined> {
  const { limit = DEFAULT_LIMIT } = params;
  for (let offset = params.offset ?? 0; ; ) {
    const page = await list({ ...params, limit, offset }, options);
    if (page.data?.length !== 0) {
      yield page;
    }
    offset += page.data?.length ?? 0;
    const isLast = page.data === null || page.data.length < limit || offset === page.totalCount;
    if (isLast) {
      return;
    }
  }
}

/** Walks a list item by item. Each step is a result; one that failed is the last. */
export async function* iterateItems<Params extends PaginationParams, Item>(
  list: ListMethod<Params, Item>,
  params: Params,
  options?: CallOptions,
): AsyncGenerator<ApiResult<Item>, void, undefined> {
  for await (const page of iteratePages(list, params, options)) {
    if (page.errors !== null) {
      yield page;
      return;
    }
    for (const data of page.data) {
      yield { data, errors: null, meta: page.meta };
    }
  }
}
