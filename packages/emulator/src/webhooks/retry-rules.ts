// Pure

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after each failed attempt, in milliseconds. After the last one, the delivery has failed. */
const RETRY_DELAYS_IN_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

/** How long an endpoint has for its answer. */
export const ATTEMPT_TIMEOUT_IN_MS = 15 * SECOND;

/** A longer `Retry-After` counts as this. */
const MAXIMUM_RETRY_AFTER_IN_MS = 24 * HOUR;

/** The answer of an endpoint, or the absence of one. */
export interface AttemptResult {
  readonly status: number | null;
  /** In seconds. */
  readonly retryAfter: number | null;
  /** The header `webhook-delivery: abort-message`: the endpoint wants no further attempt. */
  readonly isAborted: boolean;
}

/** The consequence of an attempt. */
export type Verdict =
  | { readonly state: 'delivered' }
  | { readonly state: 'failed'; readonly disablesEndpoint: boolean }
  | { readonly state: 'pending'; readonly delayInMs: number };

/** Decides what follows from the latest of some attempts. Any status but 200 to 299 is a failure, redirects included. */
export function judge({ status, retryAfter, isAborted }: AttemptResult, attempts: number): Verdict {
  if (status !== null && status >= 200 && status <= 299) return { state: 'delivered' };
  // The receiver is gone (RFC 9110, section 15.5.11).
  if (status === 410) return { state: 'failed', disablesEndpoint: true };
  const delay = isAborted ? undefined : RETRY_DELAYS_IN_MS[attempts - 1];
  if (delay === undefined) return { state: 'failed', disablesEndpoint: false };
  const requested = Math.min((retryAfter ?? 0) * SECOND, MAXIMUM_RETRY_AFTER_IN_MS);
  return { state: 'pending', delayInMs: Math.max(delay, requested) };
}
