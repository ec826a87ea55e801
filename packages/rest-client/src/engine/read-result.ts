// Pure
import { type ApiListResult, type ApiResult, ClerkAPIError, type ClerkAPIErrorInit } from '@x/errors';
import type { AnyOperation } from '../operation.ts';
import { apiError } from './api-error.ts';
import type { Outcome } from './exchange.ts';
import { isRecord, renameKeys, toCamelCase } from './key-case.ts';

type AnyResult = ApiResult<unknown> | ApiListResult<unknown>;

/** Any JSON media type, with or without parameters (RFC 6839, section 3.1). */
const JSON_MEDIA_TYPE = /^[^;]*[/+]json *(;|$)/i;

/** The API sends few; more are not worth the memory. */
const MAX_ERRORS = 100;

/** Turns an outcome into the result of an operation. A body of another shape becomes an error. */
export function readResult(operation: AnyOperation, outcome: Outcome): AnyResult {
  const { response, text, error, retryAfter, attempts } = outcome;
  const { ok, status = null, statusText = '', headers = null } = response ?? {};
  const { name, page } = operation;
  const errors = error ? [error] : [];
  let json: unknown;
  let data: unknown = null;
  let cause: unknown;
  try {
    json = JSON_MEDIA_TYPE.test(headers?.get('content-type') ?? '') ? JSON.parse(text ?? '') : undefined;
    if (ok) {
      data = readData(operation, json);
    } else {
      errors.push(...readErrors(name, json));
    }
  } catch (unexpected) {
    cause = unexpected;
  }
  const isOk = ok && cause === undefined;
  const code = !ok ? 'http-error' : text === undefined ? 'response-too-large' : 'response-invalid';
  const [first = apiError(name, code, `HTTP ${status}`, cause), ...others] = errors;
  const { total_count: total, clerk_trace_id: traceId } = Object(json);
  return {
    data,
    errors: isOk ? null : [first, ...others],
    meta: {
      status,
      statusText,
      clerkTraceId: typeof traceId === 'string' ? traceId : (headers?.get('cf-ray') ?? null),
      retryAfter,
      attempts,
      headers,
    },
    ...(page && { totalCount: isOk && typeof total === 'number' ? total : null }),
    // One of data and errors is null.
  } as AnyResult;
}

/** Throws for another shape than the operation promises. */
function readData({ page, pick, has, isEmpty, isVerbatim, opaque }: AnyOperation, json: unknown): unknown {
  const read = (item: unknown): Record<string, unknown> => {
    expect(isRecord(item) && (!has || item[has] !== undefined));
    // A record stays one.
    return isVerbatim ? item : (renameKeys(item, toCamelCase, opaque) as Record<string, unknown>);
  };
  if (isEmpty) {
    return null;
  }
  if (page) {
    const items = Array.isArray(json) ? json : Object(json)[page];
    expect(Array.isArray(items));
    return items.map(read);
  }
  const data = read(json);
  expect(!pick || typeof data[pick] === 'number');
  return pick ? data[pick] : data;
}

function readErrors(operation: string, json: unknown): ClerkAPIError[] {
  return [Object(json).errors]
    .flat()
    .slice(0, MAX_ERRORS)
    .filter(isRecord)
    .map((error) => {
      // What is not of this type is found out here.
      const { code, message, longMessage, meta } = renameKeys(error, toCamelCase) as ClerkAPIErrorInit;
      expect(typeof code === 'string' && isRecord(meta ?? {}));
      return new ClerkAPIError({ code, message, longMessage, meta, operation });
    });
}

function expect(holds: boolean): asserts holds {
  if (!holds) {
    throw new TypeError('The answer is not of the promised shape');
  }
}
