// Pure
import {
  type ApiListResult,
  type ApiResult,
  ClerkAPIError,
  type ClerkAPIErrorMeta,
  type ResponseMeta,
} from '@x/errors';
import type { AnyOperation } from '../operation.ts';
import { camelCaseKeys } from './key-case.ts';

/** What came of the request or requests of a call. */
export interface Outcome {
  readonly meta: ResponseMeta;
  /** The body; undefined where there is none. */
  readonly json: unknown;
  readonly isOk: boolean;
  /** Set when there is no response, or none that can be read. */
  readonly error: ClerkAPIError | null;
}

/** The API sends few; more are not worth the memory. */
const MAX_ERRORS = 100;

type Errors = [ClerkAPIError, ...ClerkAPIError[]];
type AnyResult = ApiResult<unknown> | ApiListResult<unknown>;

/** Turns an outcome into the result of an operation. A body of another shape becomes an error. */
export function readResult(operation: AnyOperation, outcome: Outcome): AnyResult {
  const { error, isOk, meta } = outcome;
  if (error !== null || !isOk) {
    return failed(operation, error === null ? readErrors(operation, outcome) : [error], meta);
  }
  try {
    return operation.page === undefined ? readItem(operation, outcome) : readList(operation, outcome);
  } catch (cause) {
    return failed(operation, [unexpected(operation, cause)], meta);
  }
}

/** The failed result of an operation: lists also say that there is no count. */
function failed(operation: AnyOperation, errors: Errors, meta: ResponseMeta): AnyResult {
  const result = { data: null, errors, meta };
  return operation.page === undefined ? result : { ...result, totalCount: null };
}

function readItem(operation: AnyOperation, { json, meta }: Outcome): AnyResult {
  if (!isRecord(json)) {
    return failed(operation, [unexpected(operation)], meta);
  }
  const data = operation.isVerbatim ? json : camelCaseKeys(json);
  if (operation.pick === undefined) {
    return { data, errors: null, meta };
  }
  const picked = isRecord(data) ? data[operation.pick] : undefined;
  return picked === undefined || picked === null
    ? failed(operation, [unexpected(operation)], meta)
    : { data: picked, errors: null, meta };
}

function readList(operation: AnyOperation, { json, meta }: Outcome): AnyResult {
  const items = isRecord(json) ? json['data'] : json;
  const totalCount = isRecord(json) && typeof json['total_count'] === 'number' ? json['total_count'] : null;
  if (!Array.isArray(items) || !items.every(isRecord)) {
    return failed(operation, [unexpected(operation)], meta);
  }
  return { data: items.map(camelCaseKeys), errors: null, meta, totalCount };
}

function unexpected({ name }: AnyOperation, cause?: unknown): ClerkAPIError {
  const message = `${name}: the answer of the API does not have the shape that it should have.`;
  return new ClerkAPIError({ code: 'response-invalid', message, cause });
}

function readErrors({ name }: AnyOperation, { json, meta }: Outcome): Errors {
  const listed = isRecord(json) && Array.isArray(json['errors']) ? json['errors'] : [];
  const [first, ...others] = listed.slice(0, MAX_ERRORS).filter(isRecord).map(readError);
  return first === undefined
    ? [new ClerkAPIError({ code: 'http-error', message: `${name} was answered with HTTP ${meta.status}.` })]
    : [first, ...others];
}

function readError({
  code,
  message,
  long_message: longMessage,
  meta,
}: Record<string, unknown>): ClerkAPIError {
  return new ClerkAPIError({
    code: typeof code === 'string' ? code : 'http-error',
    message: typeof message === 'string' ? message : 'The API gave no reason.',
    longMessage: typeof longMessage === 'string' ? longMessage : undefined,
    meta: isRecord(meta) ? readMeta(meta) : undefined,
  });
}

function readMeta(meta: Record<string, unknown>): ClerkAPIErrorMeta | undefined {
  try {
    // An object stays one; what its fields hold is `unknown` but for those that the API names.
    return camelCaseKeys(meta) as ClerkAPIErrorMeta;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
