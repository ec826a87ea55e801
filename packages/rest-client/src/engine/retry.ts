// Pure
import type { ResponseMeta } from '@x/errors';
import type { Limits } from './limits.ts';

/** Statuses after which the same request can succeed. Null: no response came. */
const TRANSIENT_STATUSES: ReadonlySet<number | null> = new Set([null, 408, 429, 500, 502, 503, 504]);

/** The API has counted the request and not carried it out, so repeating it is always safe. */
const RATE_LIMITED = 429;

/** More would be infinite, and no number times zero. */
const MAX_DOUBLINGS = 30;

interface FailedAttempt {
  readonly limits: Limits;
  readonly meta: ResponseMeta;
  /** False if the request may have taken effect and must not do so twice. */
  readonly isRetryable: boolean;
  /** True if the body of the response was not complete. */
  readonly isBroken?: boolean;
  /** Time left for the whole call. */
  readonly leftInMs: number;
  /** From 0 to 1. */
  readonly random: number;
  /** The decision of the caller. It receives the decision of the client. */
  readonly decide?: ((isRetryable: boolean) => boolean) | undefined;
}

/** Returns the time to wait before the request is repeated, or undefined if it must not be repeated. */
export function retryDelayInMs({
  limits: { maxRetries, baseDelayInMs, maxDelayInMs, writes },
  meta: { status, retryAfter, attempts },
  isRetryable,
  isBroken = false,
  leftInMs,
  random,
  decide = (decision) => decision,
}: FailedAttempt): number | undefined {
  const retryAfterInMs = (retryAfter ?? 0) * 1000;
  const backoffInMs = Math.min(maxDelayInMs, baseDelayInMs * 2 ** Math.min(attempts - 1, MAX_DOUBLINGS));
  // Add jitter to Retry-After: otherwise clients with the same value retry at the same moment.
  const delayInMs = retryAfterInMs + (backoffInMs * (1 + random)) / 2;

  const isTransient = isBroken || TRANSIENT_STATUSES.has(status);
  const isSafe = isRetryable || writes || status === RATE_LIMITED;
  const hasRetriesLeft = attempts <= maxRetries;
  const fitsTheLimits = retryAfterInMs <= maxDelayInMs && delayInMs <= leftInMs;
  const isAllowed = isSafe && hasRetriesLeft && fitsTheLimits;
  return isAllowed && decide(isTransient) ? delayInMs : undefined;
}
