import { withTimeLimit } from '@x/errors/internal';
import type { JwksStore } from './jwks-store.ts';
import { parseStoredJwks, type StoredJwks } from './parse-jwks.ts';

export interface LoadWithStoreOptions {
  /** Loads from the API. Rejects with a `TokenVerificationError`. */
  readonly load: () => Promise<StoredJwks>;
  readonly nowInMs: () => number;
  /** An older set of the store is not used while the API can be reached. */
  readonly freshForInMs: number;
  /** Called with an old set of the store when the API cannot be reached. */
  readonly hydrate: (jwks: StoredJwks) => void;
  readonly isAwaited: boolean;
}

/** Beyond this time it is faster to load from the API. */
const STORE_TIMEOUT_IN_MS = 1_000;

/** Loads from the store if its set is fresh and has the key. Otherwise loads from the API, and stores the result. */
export async function loadWithStore(
  store: JwksStore,
  kid: string | undefined,
  { load, nowInMs, freshForInMs, hydrate, isAwaited }: LoadWithStoreOptions,
): Promise<StoredJwks> {
  const stored = parseStoredJwks(await ignoringFailure(() => store.get(), isAwaited));
  if (stored) {
    const ageInMs = nowInMs() - stored.loadedAtInMs;
    const isFresh = ageInMs >= 0 && ageInMs < freshForInMs;
    const hasKey = kid === undefined || stored.keys.some((key) => key.kid === kid);
    if (isFresh && hasKey) {
      return stored;
    }
  }
  try {
    const loaded = await load();
    await ignoringFailure(() => store.set(loaded), isAwaited);
    return loaded;
  } catch (error) {
    if (stored) {
      hydrate(stored);
    }
    throw error;
  }
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
