// Pure
import { ClerkAPIError, type ClerkAPIErrorMeta, ClerkError, isClerkError } from '@x/errors';
import { renameKeys, toCamelCase } from '@x/rest-client/internal';

/** One error in the body of a response. */
export interface ClerkAPIErrorJSON {
  readonly code: string;
  readonly message: string;
  readonly long_message?: string | undefined;
  /** Details, with names in snake case. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

/** What a `ClerkAPIResponseError` is created from. */
export interface ClerkAPIResponseOptions {
  readonly data: ReadonlyArray<ClerkAPIErrorJSON | ClerkAPIError>;
  /** Undefined if no response came. */
  readonly status?: number | undefined;
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
    const errors = data.map(toApiError);
    super(message || describe(errors), {
      name: 'ClerkAPIResponseError',
      code: 'api_response_error',
      cause: errors[0]?.cause,
      retryAfter,
    });
    this.errors = errors;
    Object.assign(this, { status, clerkTraceId });
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

/** Returns an error of a response as an object of its class. */
export function toApiError(error: ClerkAPIErrorJSON | ClerkAPIError): ClerkAPIError {
  if (isClerkError(error)) {
    return error as ClerkAPIError; // the other type has no class
  }
  const { code, message, long_message: longMessage, meta } = error;
  // A record stays a record when its keys are renamed.
  const details = meta && (renameKeys(meta, toCamelCase) as ClerkAPIErrorMeta);
  return new ClerkAPIError({ code, message, longMessage, meta: details });
}

const describe = (errors: readonly ClerkAPIError[]): string =>
  errors.map(({ code, message, longMessage }) => `${longMessage ?? message} (${code})`).join('; ');
