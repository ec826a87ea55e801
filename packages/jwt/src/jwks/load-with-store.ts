import type { JwtResult } from '@x/errors';
import type { JwksStore } from './jwks-store.ts';
import { parseStoredJwks, type StoredJwks } from './parse-jwks.ts';
import { settleWithin } from './settle-within.ts';

export interface LoadWithStoreOptions {
  readonly store: JwksStore;
  readonly load: () => Promise<JwtResult<StoredJwks>>;
  readonly nowInMs: () => number;
  /** Older sets are not taken from the store, unless nothing better can be had. */
  readonly freshForInMs: number;
  /** Older sets are never taken. */
  readonly usableForInMs: number;
}

/** A store that takes longer is no help. */
const STORE_TIMEOUT_IN_MS = 1_000;

/** Loads from the store what is fresh and has the key, else from the API, and stores that. Never rejects. */
export async function loadWithStore(
  kid: string | undefined,
  { store, load, nowInMs, freshForInMs, usableForInMs }: LoadWithStoreOptions,
): Promise<JwtResult<StoredJwks>> {
  const stored = parseStoredJwks(await quietly(() => store.get()));
  const ageInMs = stored === undefined ? Number.POSITIVE_INFINITY : nowInMs() - stored.loadedAtInMs;
  const hasKey = kid === undefined || stored?.keys.some((key) => key.kid === kid);
  if (stored !== undefined && hasKey && ageInMs >= 0 && ageInMs < freshForInMs) {
    return { result: stored, error: null };
  }
  const loaded = await load();
  if (loaded.error === null) {
    await quietly(() => store.set(loaded.result));
    return loaded;
  }
  return stored !== undefined && ageInMs < usableForInMs ? { result: stored, error: null } : loaded;
}

async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await settleWithin<T | undefined>(ask(), STORE_TIMEOUT_IN_MS, () => undefined);
  } catch {
    return undefined;
  }
}
