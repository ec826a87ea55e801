import type { JwtResult } from '@x/errors';
import { fetchJwks } from './fetch-jwks.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import type { JwksLocation } from './jwks-location.ts';
import type { StoredJwks } from './parse-jwks.ts';

export interface LoadJwksOptions {
  readonly fetch: typeof globalThis.fetch;
  /** For one request. */
  readonly timeoutInMs: number;
  /** No request starts later than this after the first. */
  readonly totalTimeoutInMs: number;
  readonly nowInMs: () => number;
  readonly onLoad?: ((event: JwksLoadEvent) => void) | undefined;
}

const MAX_ATTEMPTS = 3;
const BASE_DELAY_IN_MS = 200;

/** Loads a JWKS, asking again after network errors, 429 and 5xx, as long as Retry-After and the total allow it. */
export async function loadJwks(
  location: JwksLocation,
  options: LoadJwksOptions,
): Promise<JwtResult<StoredJwks>> {
  const { fetch, nowInMs, onLoad, timeoutInMs, totalTimeoutInMs } = options;
  const endsAtInMs = Date.now() + totalTimeoutInMs;
  for (let attempts = 1; ; attempts++) {
    const answer = await fetchJwks(location, fetch, timeoutInMs);
    const delayInMs = answer.error === null ? undefined : delayBeforeRetry(answer, attempts);
    if (delayInMs === undefined || Date.now() + delayInMs >= endsAtInMs) {
      tell(onLoad, { url: location.name, error: answer.error, attempts });
      return answer.error === null
        ? { result: { keys: answer.keys, loadedAtInMs: nowInMs() }, error: null }
        : { result: null, error: answer.error };
    }
    await new Promise((resolve) => setTimeout(resolve, delayInMs));
  }
}

/** Half of it is random, so that a fleet does not ask in step. */
function delayBeforeRetry(
  {
    isTransient,
    retryAfterInMs = 0,
  }: { readonly isTransient: boolean; readonly retryAfterInMs: number | undefined },
  attempts: number,
): number | undefined {
  const backOffInMs = BASE_DELAY_IN_MS * 2 ** (attempts - 1) * (0.5 + Math.random() / 2);
  return isTransient && attempts < MAX_ATTEMPTS ? Math.max(retryAfterInMs, backOffInMs) : undefined;
}

/** A hook that throws must not refuse a token. */
function tell(onLoad: LoadJwksOptions['onLoad'], event: JwksLoadEvent): void {
  try {
    // It may be async, whatever its type says.
    Promise.resolve(onLoad?.(event)).catch(() => undefined);
  } catch {}
}
