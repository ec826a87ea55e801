// Pure
import type { ApiListResult, ApiResult } from '@x/errors';
import { isRecord } from '@x/rest-client/internal';
import { toResource } from '../resources/to-resource.ts';
import { ClerkAPIResponseError } from './api-response-error.ts';

/** The names under which the API sends the items of a page. */
const PAGES = ['data', 'm2m_tokens'] as const;

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
  const total = 'totalCount' in result ? toResource(result.totalCount) : null;
  return total === null ? value : { data: value, totalCount: total };
}

function readJson(json: unknown): unknown {
  if (Array.isArray(json)) {
    return json.map(toResource);
  }
  const page = isRecord(json) ? PAGES.find((name) => Array.isArray(json[name])) : undefined;
  if (page !== undefined && isRecord(json)) {
    const items = [json[page]].flat().map(toResource);
    const { total_count: totalCount } = json;
    return totalCount === undefined ? items : { data: items, totalCount };
  }
  // No content.
  return json === null ? undefined : toResource(json);
}
