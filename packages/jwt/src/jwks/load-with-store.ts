import { withTimeLimit } from '@x/errors/internal';
import type { JwksStore } from './jwks-store.ts';
import { parseStoredJwks, type StoredJwks } from './parse-jwks.ts';

export interface LoadWithStoreOptions {
  /** From the API. Rejects with a refusal. */
  readonly load: () => Promise<StoredJwks>;
  readonly nowInMs: () => number;
  /** Older sets are not taken from the store, unless nothing better can be had. */
  readonly freshForInMs: number;
  /** Is given an old set when nothing better can be had. */
  readonly hydrate: (jwks: StoredJwks) => void;
  readonly isAwaited: boolean;
}

/** A store that takes longer is no help. */
const STORE_TIMEOUT_IN_MS = 1_000;

/** Loads from the store what is fresh and has the key, else from the API, and stores that. */
export async function loadWithStore(
  store: JwksStore,
  kid: string | undefined,
  { load, nowInMs, freshForInMs, hydrate, isAwaited }: LoadWithStoreOptions,
): Promise<StoredJwks> {
  const stored = parseStoredJwks(await quietly(() => store.get(), isAwaited));
  if (stored) {
    const ageInMs = nowInMs() - stored.loadedAtInMs;
    const hasKey = kid === undefined || stored.keys.some((key) => key.kid === kid);
    if (hasKey && ageInMs >= 0 && ageInMs < freshForInMs) {
      return stored;
    }
  }
  try {
    const loaded = await load();
    await quietly(() => store.set(loaded), isAwaited);
    return loaded;
  } catch (refused) {
    if (stored) {
      hydrate(stored);
    }
    throw refused;
  }
}

async function quietly<T>(ask: () => Promise<T>, isAwaited: boolean): Promise<T | undefined> {
  try {
    return await withTimeLimit<T | undefined>(ask, {
      limitInMs: STORE_TIMEOUT_IN_MS,
      onTimeLimit: () => undefined,
      keepsProcessAlive: isAwaited,
    });
  } catch {
    return undefined;
  }
}
