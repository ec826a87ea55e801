// Pure
import type { ClerkAPIError } from './clerk-api-error.ts';
import { ClerkError, isClerkError } from './clerk-error.ts';

export interface ClerkAPIResponseErrorInit {
  errors: readonly ClerkAPIError[];
  /** HTTP status, null when no response came. */
  status: number | null;
  clerkTraceId?: string | null;
  /** Seconds. */
  retryAfter?: number | null;
}

/** A failed REST call as one exception: what `unwrap` throws. `code` is that of the first error. */
export class ClerkAPIResponseError extends ClerkError {
  declare readonly name: 'ClerkAPIResponseError';
  readonly errors: readonly ClerkAPIError[];
  readonly status: number | null;
  readonly clerkTraceId: string | null;
  /** Seconds to wait before the next try, where the API said so. */
  readonly retryAfter: number | null;

  constructor({ errors, status, clerkTraceId = null, retryAfter = null }: ClerkAPIResponseErrorInit) {
    const [first] = errors;
    super(describe(errors, status), {
      name: 'ClerkAPIResponseError',
      code: first?.code ?? 'http-error',
      cause: first?.cause,
    });
    this.errors = errors;
    this.status = status;
    this.clerkTraceId = clerkTraceId;
    this.retryAfter = retryAfter;
  }
}

/** HTTP/2 has no status text, so the message comes from the errors. */
function describe(errors: readonly ClerkAPIError[], status: number | null): string {
  const texts = errors.map(({ code, message, longMessage }) => `${longMessage ?? message} (${code})`);
  const what = texts.length > 0 ? texts.join('; ') : 'The API gave no reason';
  return status === null ? what : `${what} [HTTP ${status}]`;
}

/**
 * Whether a value is a `ClerkAPIResponseError`, from any realm and any installed copy.
 *
 * @example
 * ```ts
 * import { ClerkAPIError, ClerkAPIResponseError, isClerkAPIResponseError } from '@x/errors';
 *
 * const notFound = new ClerkAPIError({ code: 'resource_not_found', message: 'not found' });
 * isClerkAPIResponseError(new ClerkAPIResponseError({ errors: [notFound], status: 404 })); // => true
 * ```
 */
export function isClerkAPIResponseError(value: unknown): value is ClerkAPIResponseError {
  return isClerkError(value) && value.name === 'ClerkAPIResponseError';
}
