// Pure
import type { RetryOptions } from '../call-options.ts';
import type { AnyOperation } from '../operation.ts';

export type RetryPolicy = Required<{ [Option in keyof RetryOptions]: number }>;

export const DEFAULT_RETRY: RetryPolicy = {
  maxRetries: 2,
  baseDelayInMs: 250,
  maxDelayInMs: 10_000,
  maxTotalInMs: 60_000,
};

/** How a request failed, as far as sending it again is concerned. */
export type Failure =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterInSeconds: number | null }
  /** `wasSent` is false where it is certain that the server saw nothing. */
  | { readonly kind: 'network'; readonly wasSent: boolean }
  | { readonly kind: 'final' };

/** Sending these again has no effect beyond the first time (RFC 9110, section 9.2.2). */
const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE']);
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const TOO_MANY_REQUESTS = 429;

/** Timers take no more; a longer one would fire at once. */
export const MAX_TIMER_IN_MS = 2 ** 31 - 1;

/** Whether the request may be sent again without doing anything twice. */
export function isRetryable(method: AnyOperation['method'], failure: Failure): boolean {
  const isIdempotent = IDEMPOTENT_METHODS.has(method);
  switch (failure.kind) {
    case 'status':
      return failure.status === TOO_MANY_REQUESTS || (isIdempotent && TRANSIENT_STATUSES.has(failure.status));
    case 'network':
      return isIdempotent || !failure.wasSent;
    case 'final':
      return false;
  }
}

/** How long to wait before the next request, or undefined when there is none. `random` is from 0 to 1. */
export function retryDelayInMs(
  policy: RetryPolicy,
  failure: Failure,
  attempts: number,
  elapsedInMs: number,
  random: number,
): number | undefined {
  if (attempts > policy.maxRetries) {
    return undefined;
  }
  const ceilingInMs = Math.min(policy.maxDelayInMs, policy.baseDelayInMs * 2 ** (attempts - 1));
  const jitteredInMs = ceilingInMs / 2 + (ceilingInMs / 2) * random;
  const askedInSeconds = failure.kind === 'status' ? failure.retryAfterInSeconds : null;
  const delayInMs = askedInSeconds === null ? jitteredInMs : Math.max(askedInSeconds * 1000, jitteredInMs);
  const isTooLong =
    delayInMs > MAX_TIMER_IN_MS ||
    delayInMs > policy.maxDelayInMs ||
    elapsedInMs + delayInMs > policy.maxTotalInMs;
  return isTooLong ? undefined : delayInMs;
}

/** Retry-After in seconds from either of its forms (RFC 9110, section 10.2.3), null when absent or malformed. */
export function parseRetryAfter(value: string | null, nowInMs: number): number | null {
  if (value === null) {
    return null;
  }
  if (/^\s*\d{1,9}\s*$/.test(value)) {
    return Number(value);
  }
  const atInMs = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(atInMs) ? null : Math.max(0, Math.ceil((atInMs - nowInMs) / 1000));
}
