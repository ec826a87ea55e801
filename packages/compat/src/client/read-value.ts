// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import { isRecord } from '@x/rest-client/internal';
import { toResource } from '../resources/to-resource.ts';
import { ClerkAPIResponseError } from './api-response-error.ts';
import { itemsOf } from './page.ts';

/**
 * Returns what the reference returns for the result of a call: a resource, a list, or a page with its items and their total
 * count. Throws a `ClerkAPIResponseError` for a failed call.
 */
export function readValue(result: ApiResult<unknown> | ApiListResult<unknown> | undefined): unknown {
  if (result === undefined) {
    throw new TypeError('The Backend API has no such operation.');
  }
  const { data, errors, meta } = result;
  if (errors !== null) {
    throw new ClerkAPIResponseError('', {
      data: errors,
      status: meta.status ?? undefined,
      clerkTraceId: meta.clerkTraceId ?? '',
      retryAfter: meta.retryAfter ?? undefined,
    });
  }
  const value = readJson(data);
  return 'totalCount' in result ? { data: value, totalCount: readJson(result.totalCount) } : value;
}

function readJson(json: unknown): unknown {
  const items = itemsOf(json)?.map(toResource);
  const { total_count: totalCount } = isRecord(json) ? json : {};
  if (items !== undefined) {
    return totalCount === undefined ? items : { data: items, totalCount };
  }
  // No content.
  return json === null ? undefined : toResource(json);
}
