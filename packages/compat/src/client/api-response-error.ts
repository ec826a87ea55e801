// Pure
import { ClerkAPIError, type ClerkAPIErrorMeta, ClerkError, isClerkError } from '@x/errors';
import { isRecord, toCamelCase } from '@x/rest-client/internal';
import { enumerate } from './enumerate.ts';

/** One error in the body of a response. */
export interface ClerkAPIErrorJSON {
  /** The code of the error, such as `resource_not_found`. */
  readonly code: string;
  /** A short description, for developers. */
  readonly message: string;
  /** A longer description. */
  readonly long_message?: string | undefined;
  /** Details, with names in snake case. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

/** What a `ClerkAPIResponseError` is created from. */
export interface ClerkAPIResponseOptions {
  /** The errors of the response. */
  readonly data?: ReadonlyArray<ClerkAPIErrorJSON | ClerkAPIError> | null;
  /** Undefined if no response came. */
  readonly status?: number | undefined;
  /** The id of the request, for the support of Clerk. */
  readonly clerkTraceId?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** A failed call of the Backend API. The methods of a client reject with it. */
export class ClerkAPIResponseError extends ClerkError {
  /** `undefined` if no response came, as in the reference, whose type is a number as well. */
  declare readonly status: number;
  declare readonly clerkTraceId?: string;
  declare readonly retryAfter?: number;
  readonly errors: ClerkAPIError[];

  static override get kind(): string {
    return 'ClerkAPIResponseError';
  }

  constructor(message: string, { data, status, clerkTraceId, retryAfter }: ClerkAPIResponseOptions) {
    const errors = (Array.isArray(data) ? data : []).map(toApiError);
    super(message || describe(errors), {
      name: 'ClerkAPIResponseError',
      code: 'api_response_error',
      cause: errors[0]?.cause,
      retryAfter,
    });
    this.errors = errors;
    Object.assign(this, { status, clerkTraceId });
    enumerate(this, ['clerkError', 'code']);
  }

  /** Returns a string with the status, the errors and the trace id, as the reference does. */
  override toString(): string {
    const { name, message, status, errors, clerkTraceId } = this;
    const serialized = errors.map((error) => JSON.stringify(error)).join();
    const lines = [`[${name}]`, `Message:${message}`, `Status:${status}`, `Serialized errors: ${serialized}`];
    return [...lines, ...(clerkTraceId ? [`Clerk Trace ID: ${clerkTraceId}`] : [])].join('\n');
  }
}

/** Returns the error of a response whose body is not what the API sends. */
export const invalidResponse = (operation: string): ClerkAPIResponseError =>
  new ClerkAPIResponseError('', {
    data: [
      {
        code: 'response-invalid',
        message: `${operation}: The body of the response is not what the API sends.`,
      },
    ],
    status: 200,
  });

/** Returns an error of a response as an object of its class. It always has details, as in the reference. */
export function toApiError(error: ClerkAPIErrorJSON | ClerkAPIError): ClerkAPIError {
  return enumerate(isClerkError(error) ? copyOf(error as ClerkAPIError) : fromJson(error), [
    'code',
    'message',
  ]);
}

const copyOf = ({ code, message, longMessage, meta = {}, operation, cause }: ClerkAPIError): ClerkAPIError =>
  new ClerkAPIError({ code, message, longMessage, meta, operation, cause });

const fromJson = ({ code, message, long_message: longMessage, meta }: ClerkAPIErrorJSON): ClerkAPIError =>
  new ClerkAPIError({ code, message, longMessage, meta: toDetails(isRecord(meta) ? meta : {}) });

/** Programs read `meta` without a check: the reference always sets it. It keeps the names inside of details. */
const toDetails = (meta: object): ClerkAPIErrorMeta =>
  Object.fromEntries(Object.entries(meta).map(([name, value]) => [toCamelCase(name), value]));

const describe = (errors: readonly ClerkAPIError[]): string =>
  errors.map(({ code, message, longMessage }) => `${longMessage ?? message} (${code})`).join('; ');
