// Pure
import type { ResponseMeta } from '@x/errors';
import type { Limits } from './limits.ts';

/**
 * How long to wait before the same request is sent again, or undefined where it must not be: it was the last
 * one allowed, or it could do something twice. `random` is from 0 to 1.
 */
export function retryDelayInMs(
  { maxRetries, baseDelayInMs, maxDelayInMs, writes }: Limits,
  { status, retryAfter, attempts }: ResponseMeta,
  isWrite: boolean,
  leftInMs: number,
  random: number,
): number | undefined {
  const askedInMs = (retryAfter ?? 0) * 1000;
  const ceilingInMs = Math.min(maxDelayInMs, baseDelayInMs * 2 ** (attempts - 1));
  // Jitter comes on top of what was asked, lest all who were told the same second come back at once.
  const delayInMs = askedInMs + (ceilingInMs * (1 + random)) / 2;
  return attempts <= maxRetries &&
    askedInMs <= maxDelayInMs &&
    delayInMs <= leftInMs &&
    /^(null|408|429|50[0234])$/.test(`${status}`) &&
    (writes || status === 429 || !isWrite)
    ? delayInMs
    : undefined;
}
