// Pure
import {
  type ApiListResult,
  type ApiResult,
  ClerkAPIError,
  type ClerkAPIErrorCode,
  type ClerkAPIErrorInit,
  type ResponseMeta,
} from '@x/errors';
import { apiError } from './api-error.ts';
import type { Outcome } from './exchange.ts';
import { expectShape, isRecord, propertyOf, renameKeys, toCamelCase } from './key-case.ts';
import type { AnyOperation } from './operation.ts';
import { readItem } from './readers.ts';

/** The API sends few errors. Keeping more than this would waste memory. */
const MAX_ERRORS = 100;

/** Any JSON media type, with or without parameters (RFC 6839, section 3.1). */
const JSON_MEDIA_TYPE = /^[^;]*[/+]json\b/i;

/** Turns the outcome of a call into its result. A body with an unexpected shape becomes an error. */
export function readResult(
  operation: AnyOperation,
  outcome: Outcome,
): ApiResult<unknown> | ApiListResult<unknown> {
  const { meta } = outcome;
  const { name, page, read = readItem } = operation;
  let json: unknown;
  let errors: readonly ClerkAPIError[] = [];
  let cause: unknown;
  try {
    json = parseJson(outcome);
    if (isOk(meta)) {
      return { ...read(json, operation), errors: null, meta };
    }
    errors = readErrors(json, name);
  } catch (unexpected) {
    cause = unexpected;
  }
  const [first = outcome.error ?? apiError(name, failureCode(outcome), `${meta.status}`, cause), ...others] =
    errors;
  return {
    data: null,
    errors: [first, ...others],
    meta: withTraceId(meta, json),
    ...(page !== undefined && { totalCount: null }),
  };
}

const isOk = ({ status }: ResponseMeta): boolean => status !== null && status >= 200 && status < 300;

function parseJson({ meta, text }: Outcome): unknown {
  const mediaType = meta.headers?.get('content-type') ?? '';
  return JSON_MEDIA_TYPE.test(mediaType) ? JSON.parse(`${text}`) : undefined;
}

/** Throws for errors of another shape than the API documents. */
function readErrors(json: unknown, operation: string): readonly ClerkAPIError[] {
  const errors = propertyOf(json, 'errors') ?? [];
  expectShape(Array.isArray(errors));
  return errors.slice(0, MAX_ERRORS).map((item: unknown) => {
    // An assumption: the fields that matter are checked below, and by the redaction of the constructor.
    const { code, message, longMessage, meta } = renameKeys(item, toCamelCase) as ClerkAPIErrorInit;
    expectShape(typeof code === 'string' && isRecord(meta ?? {}));
    return new ClerkAPIError({ code, message, longMessage, meta, operation });
  });
}

/** The code of a response that has no usable errors. */
function failureCode({ meta, text }: Outcome): ClerkAPIErrorCode {
  // A custom `fetch` can resolve to an object without a status.
  if (meta.status && !isOk(meta)) {
    return 'http-error';
  }
  return text === undefined ? 'response-too-large' : 'response-invalid';
}

/** The trace id of the body is preferred to that of the headers. */
function withTraceId(meta: ResponseMeta, json: unknown): ResponseMeta {
  const traceId = propertyOf(json, 'clerk_trace_id');
  return typeof traceId === 'string' ? { ...meta, clerkTraceId: traceId } : meta;
}
