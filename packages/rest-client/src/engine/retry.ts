// Pure

import type { Attempt } from './attempt.ts';
import type { Limits } from './limits.ts';

/** Sending these again may do something again (RFC 9110, section 9.2.2). */
const WRITE = /^(POST|PATCH)$/;
/** `undefined` is no response. */
const TRANSIENT_STATUS = /^(undefined|408|429|50[0234])$/;

/**
 * How long to wait before the same request is sent again, or undefined where it must not be: it was the last
 * one allowed, or it could do something twice. `random` is from 0 to 1.
 */
export function retryDelayInMs(
  { maxRetries, baseDelayInMs, maxDelayInMs, maxTotalInMs, writes }: Limits,
  method: string,
  { response, isUnsent }: Attempt,
  retryAfter: number | null,
  attempts: number,
  elapsedInMs: number,
  random: number,
): number | undefined {
  const askedInMs = (retryAfter ?? 0) * 1000;
  // Jitter comes on top of what was asked, lest all who were told the same second come back at once.
  const delayInMs =
    askedInMs + (Math.min(maxDelayInMs, baseDelayInMs * 2 ** (attempts - 1)) * (1 + random)) / 2;
  return attempts <= maxRetries &&
    askedInMs <= maxDelayInMs &&
    elapsedInMs + delayInMs <= maxTotalInMs &&
    TRANSIENT_STATUS.test(`${response?.status}`) &&
    (writes || isUnsent || response?.status === 429 || !WRITE.test(method))
    ? delayInMs
    : undefined;
}

/** Retry-After in seconds from either of its forms (RFC 9110, section 10.2.3), null when absent or malformed. */
export function parseRetryAfter(value: string, nowInMs: number): number | null {
  const seconds = /^\d{1,9}$/.test(value)
    ? Number(value)
    : // Without the check `Date.parse` takes much for a date that is none.
      (Date.parse(/GMT$/.test(value) ? value : '') - nowInMs) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
