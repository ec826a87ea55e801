import type { KeepAlive } from '../model/keep-alive.ts';
import { fetchJwks, type JwksFetch } from './fetch-jwks.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import type { JwksLocation } from './jwks-location.ts';
import type { LoadOutcome } from './load-outcome.ts';

export interface LoadJwksOptions {
  readonly fetch: JwksFetch;
  /** Time limit of one request. No request starts later than twice this after the first. */
  readonly timeoutInMs: number;
  readonly nowInMs: () => number;
  readonly onLoad: ((event: JwksLoadEvent) => void) | undefined;
}

/** The options of one load. */
export interface LoadMode {
  /** Whether a caller needs the keys. */
  readonly isAwaited: boolean;
  readonly keepAlive?: KeepAlive;
}

const BASE_DELAY_IN_MS = 200;
const MAX_ATTEMPTS = 3;

/**
 * Loads a JWKS, and repeats the request after network errors, 429 and 5xx, as long as Retry-After and the total time
 * allow it. A load that no caller needs
 * sends one request: the next load follows after the cool-down. Never rejects.
 */
export async function loadJwks(
  location: JwksLocation,
  { fetch, timeoutInMs, nowInMs, onLoad }: LoadJwksOptions,
  { isAwaited, keepAlive }: LoadMode,
): Promise<LoadOutcome> {
  const maxAttempts = isAwaited ? MAX_ATTEMPTS : 1;
  const endsAtInMs = Date.now() + timeoutInMs * 2;
  for (let attempts = 1; ; attempts++) {
    const answer = await fetchJwks(location, { fetch, timeoutInMs, isAwaited });
    const { keys, failure, retryAfterInMs = Number.POSITIVE_INFINITY } = answer;
    const delayInMs = Math.max(retryAfterInMs, backOffInMs(attempts));
    const isLast = attempts >= maxAttempts || Date.now() + delayInMs >= endsAtInMs;
    if (!failure || isLast) {
      const reported = report(onLoad, { url: location.name, error: failure?.error ?? null, attempts });
      keepAlive?.(reported);
      return { jwks: keys && { keys, loadedAtInMs: nowInMs() }, failure };
    }
    await new Promise((resolve) => setTimeout(resolve, delayInMs));
  }
}

/** Doubles with each attempt. Half of it is random, so that a fleet does not send its requests in step. */
function backOffInMs(attempts: number): number {
  return BASE_DELAY_IN_MS * 2 ** attempts * (0.25 + Math.random() / 4);
}

/** Calls the hook. Ignores its failure, whether it throws or rejects, because it says nothing about the keys. */
async function report(onLoad: LoadJwksOptions['onLoad'], event: JwksLoadEvent): Promise<void> {
  try {
    await onLoad?.(event);
  } catch {
    // See above.
  }
}
