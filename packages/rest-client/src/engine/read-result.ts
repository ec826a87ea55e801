// Pure
import type { ApiListResult, ApiResult, ResponseMeta } from '@x/errors';
import { redact } from '@x/errors/internal';
import { contentTypeOf } from './content-type.ts';
import { isOk } from './is-ok.ts';
import { expectShape } from './key-case.ts';
import type { AnyOperation, Read } from './operation.ts';
import type { Outcome } from './outcome.ts';
import { readErrors, traceIdOf } from './read-errors.ts';
import { readItem } from './readers.ts';

/** Any JSON media type, with or without parameters (RFC 6839, section 3.1). */
const JSON_MEDIA_TYPE = /^[^;]*[/+]json\b/i;

/** `read` of a transport does not depend on the operation. */
interface ReadOptions {
  readonly read?: Read | undefined;
  readonly keepsDetails?: boolean | undefined;
}

/** Turns the outcome of a call into its result. A body with an unexpected shape becomes an error. */
export function readResult(
  operation: AnyOperation,
  outcome: Outcome,
  /** `read` replaces the reader of the operation. */
  { read = operation.read ?? readItem, keepsDetails }: ReadOptions = {},
): ApiResult<unknown> | ApiListResult<unknown> {
  const { meta } = outcome;
  const { name, page } = operation;
  let cause: unknown;
  if (isOk(meta)) {
    try {
      return { ...readData(operation, read, parseBody(outcome)), errors: null, meta };
    } catch (thrown) {
      cause = thrown;
    }
  }
  return {
    data: null,
    errors: readErrors(name, outcome, { cause, keepsDetails }),
    meta: withTraceId(meta, outcome),
    ...(page !== undefined && { totalCount: null }),
  };
}

/** Returns undefined for an empty body. Throws for one that is not complete, or not JSON, such as the page of a proxy. */
function parseBody({ meta, text }: Outcome): unknown {
  expectShape(text !== undefined);
  if (text.trim() === '') {
    return undefined;
  }
  expectShape(JSON_MEDIA_TYPE.test(contentTypeOf(meta)));
  return JSON.parse(text);
}

function readData(
  operation: AnyOperation,
  read: Read,
  json: unknown,
): { readonly data: unknown; readonly totalCount?: number | null } {
  // The status says that the object is gone. The types of these operations include null.
  const isDeleted = operation.method === 'DELETE' && json === undefined;
  return isDeleted ? { data: null } : read(json, operation);
}

/** The trace id of the body is preferred to that of the headers. */
function withTraceId(meta: ResponseMeta, outcome: Outcome): ResponseMeta {
  const traceId = traceIdOf(outcome);
  return traceId === undefined ? meta : { ...meta, clerkTraceId: redact(traceId) };
}
