import { fetchJwks } from './fetch-jwks.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import type { JwksLocation } from './jwks-location.ts';
import type { StoredJwks } from './parse-jwks.ts';

export interface LoadJwksOptions {
  readonly fetch: typeof globalThis.fetch;
  /** For one request. No request starts later than twice this after the first. */
  readonly timeoutInMs: number;
  readonly nowInMs: () => number;
  readonly onLoad: ((event: JwksLoadEvent) => void) | undefined;
}

const BASE_DELAY_IN_MS = 200;
const MAX_ATTEMPTS = 3;

/**
 * Loads a JWKS, asking again after network errors, 429 and 5xx, as long as Retry-After and the total allow it.
 * Rejects with a refusal. Without anybody who waits, it asks once: the next load is a cool-down away.
 */
export async function loadJwks(
  location: JwksLocation,
  { fetch, timeoutInMs, nowInMs, onLoad }: LoadJwksOptions,
  isAwaited: boolean,
): Promise<StoredJwks> {
  const maxAttempts = isAwaited ? MAX_ATTEMPTS : 1;
  const endsAtInMs = Date.now() + timeoutInMs * 2;
  for (let attempts = 1; ; attempts++) {
    const {
      keys = [],
      error,
      retryAfterInMs = Number.POSITIVE_INFINITY,
    } = await fetchJwks(location, fetch, timeoutInMs, isAwaited);
    // Half of it is random, so that a fleet does not ask in step.
    const backOffInMs = BASE_DELAY_IN_MS * 2 ** attempts * (0.25 + Math.random() / 4);
    const delayInMs = Math.max(retryAfterInMs, backOffInMs);
    if (!error || attempts >= maxAttempts || Date.now() + delayInMs >= endsAtInMs) {
      // A hook may be async, whatever its type says, and its failure is no reason to refuse a token.
      (async () => onLoad?.({ url: location.name, error: error ?? null, attempts }))().catch(() => undefined);
      if (error) {
        throw error;
      }
      return { keys, loadedAtInMs: nowInMs() };
    }
    await new Promise((resolve) => setTimeout(resolve, delayInMs));
  }
}
