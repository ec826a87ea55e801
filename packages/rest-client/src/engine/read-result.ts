// Pure
import { type ApiListResult, type ApiResult, ClerkAPIError, type ClerkAPIErrorInit } from '@x/errors';
import type { AnyOperation } from '../operation.ts';
import { apiError } from './api-error.ts';
import type { Outcome } from './exchange.ts';
import { expectShape, isRecord, renameKeys, toCamelCase } from './key-case.ts';
import { readItem } from './read/read-item.ts';

type Errors = [ClerkAPIError, ...ClerkAPIError[]];

/** Turns an outcome into the result of an operation. A body of another shape becomes an error. */
export function readResult(
  operation: AnyOperation,
  { meta, text, error }: Outcome,
): ApiResult<unknown> | ApiListResult<unknown> {
  const { status, headers } = meta;
  const { name, page, read = readItem } = operation;
  const isOk = /^2/.test(`${status}`);
  let json: unknown;
  let errors: ClerkAPIError[] = [];
  let cause: unknown;
  try {
    // Any JSON media type, with or without parameters (RFC 6839, section 3.1).
    json = /^[^;]*[/+]json\b/i.test(`${headers?.get('content-type')}`) ? JSON.parse(`${text}`) : undefined;
    if (isOk) {
      return { ...read(json, operation), errors: null, meta };
    }
    // The API sends few; more than a hundred are not worth the memory.
    const listed: unknown[] = Object(json).errors ?? [];
    errors = listed.slice(0, 100).map((item) => {
      // What is not of this type is found out: `message` and `longMessage` must be texts to be redacted.
      const { code, message, longMessage, meta } = renameKeys(item, toCamelCase) as ClerkAPIErrorInit;
      expectShape(typeof code === 'string' && isRecord(meta ?? {}));
      return new ClerkAPIError({ code, message, longMessage, meta, operation: name });
    });
  } catch (unexpected) {
    cause = unexpected;
  }
  // Whatever it is, it has fields or none.
  const { clerk_trace_id: traceId } = Object(json);
  if (typeof traceId === 'string') {
    meta.clerkTraceId = traceId;
  }
  // A `fetch` that was handed in may give what is no response.
  const code =
    !isOk && status ? 'http-error' : text === undefined ? 'response-too-large' : 'response-invalid';
  if (!errors[0]) {
    errors = [error ?? apiError(name, code, `${status}`, cause)];
  }
  // It has one now.
  return { data: null, errors: errors as Errors, meta, ...(page && { totalCount: null }) };
}
