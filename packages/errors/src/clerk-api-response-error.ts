// Pure
import type { ClerkAPIError } from './clerk-api-error.ts';
import { ClerkError, isClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';
import { redact } from './redact.ts';

/** What a `ClerkAPIResponseError` is created from. */
export interface ClerkAPIResponseErrorInit {
  /** The errors of the response, at least one. */
  errors: readonly ClerkAPIError[];
  /** HTTP status, `null` without a response. */
  status: number | null;
  /** The id of the request at Clerk, for support. */
  clerkTraceId?: string | null;
  /** Seconds. */
  retryAfter?: number | null;
}

/** A failed REST call as one exception, thrown by `unwrap`. It has the code of the first error. */
export class ClerkAPIResponseError extends ClerkError {
  declare readonly name: 'ClerkAPIResponseError';
  readonly errors: readonly ClerkAPIError[];
  readonly status: number | null;
  readonly clerkTraceId: string | null;
  /** Seconds to wait before the next attempt, `null` unless the API sent them. */
  override readonly retryAfter: number | null;

  static override get kind(): string {
    return 'ClerkAPIResponseError';
  }

  constructor(init: ClerkAPIResponseErrorInit) {
    const { errors: given, status: givenStatus, clerkTraceId = null, retryAfter = null } = readInit(init);
    const errors = listOf(given);
    const status = typeof givenStatus === 'number' ? givenStatus : null;
    const [first] = errors;
    super(describe(errors, status), {
      name: 'ClerkAPIResponseError',
      code: first?.code ?? 'http-error',
      cause: first?.cause,
    });
    this.errors = errors;
    this.status = status;
    this.clerkTraceId = clerkTraceId && redact(clerkTraceId);
    this.retryAfter = retryAfter;
  }
}

/** An error must not fail to be created, whatever a caller in JavaScript passes. */
function listOf(errors: unknown): readonly ClerkAPIError[] {
  try {
    return Array.isArray(errors)
      ? (Array.from(errors.slice(0, MAX_ERRORS)).filter(isClerkError) as ClerkAPIError[])
      : [];
  } catch {
    return [];
  }
}

/** The API sends few. */
const MAX_ERRORS = 1_000;

/** Builds the message from the errors, because HTTP/2 has no status text. */
function describe(errors: readonly ClerkAPIError[], status: number | null): string {
  const descriptions = errors.map(({ code, message, longMessage }) => `${longMessage ?? message} (${code})`);
  const problems = descriptions.length > 0 ? descriptions.join('; ') : 'The API returned no error';
  return status === null ? problems : `${problems} [HTTP ${status}]`;
}

/**
 * Returns whether a value is a `ClerkAPIResponseError`, from any realm and any installed copy of this package.
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
