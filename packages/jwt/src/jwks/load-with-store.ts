import { withTimeLimit } from '@x/errors/internal';
import type { LoadRequest } from './cache-load.ts';
import type { JwksStore } from './jwks-store.ts';
import type { LoadOutcome } from './load-outcome.ts';
import { parseStoredJwks } from './parse-jwks.ts';

export interface LoadWithStoreOptions extends LoadRequest {
  /** Loads from the API. */
  readonly load: () => Promise<LoadOutcome>;
  readonly nowInMs: () => number;
  /** An older set of the store is not used while the API can be reached. */
  readonly freshForInMs: number;
}

/** Beyond this time it is faster to load from the API. */
const STORE_TIMEOUT_IN_MS = 1_000;

/** Loads from the store if its set is fresh and has the key. Otherwise loads from the API, and stores the result. */
export async function loadWithStore(
  store: JwksStore,
  { load, nowInMs, freshForInMs, kid, hydrate, isAwaited, keepAlive }: LoadWithStoreOptions,
): Promise<LoadOutcome> {
  const stored = parseStoredJwks(await ignoringFailure(() => store.get(), isAwaited));
  if (stored) {
    const ageInMs = nowInMs() - stored.loadedAtInMs;
    const isFresh = ageInMs >= 0 && ageInMs < freshForInMs;
    const hasKey = kid === undefined || stored.keys.some((key) => key.kid === kid);
    if (isFresh && hasKey) {
      return { jwks: stored };
    }
    if (ageInMs >= 0) {
      hydrate(stored);
    }
  }
  const outcome = await load();
  const { jwks } = outcome;
  if (jwks) {
    const write = ignoringFailure(() => store.set(jwks), isAwaited);
    // Where nothing keeps the runtime alive, the write would be cut with the answer.
    await (keepAlive ? keepAlive(write) : write);
  } else if (stored) {
    hydrate(stored); // also from the future, by the clock of another machine
  }
  return outcome;
}

/** Calls the store. Resolves to undefined if it fails or takes too long. */
async function ignoringFailure<T>(call: () => Promise<T>, isAwaited: boolean): Promise<T | undefined> {
  try {
    return await withTimeLimit<T | undefined>(call, {
      limitInMs: STORE_TIMEOUT_IN_MS,
      onTimeLimit: () => undefined,
      keepsProcessAlive: isAwaited,
    });
  } catch {
    return undefined;
  }
}
