import type { TokenVerificationError } from '@x/errors';
import { createVerificationKey, type VerificationKey } from '../key/verification-key.ts';
import type { StoredJwks } from './parse-jwks.ts';

type KeysById = ReadonlyMap<string | undefined, VerificationKey>;

/** What a JWKS cache remembers. Only the functions of this file change it. */
export interface CacheState {
  jwks: StoredJwks;
  keysById: KeysById;
  /** The latest load that is under way. An older one may be as well, after it took too long. */
  pendingLoad: Promise<void> | undefined;
  /** Loads that were started. The count is the number of the latest one. */
  loadCount: number;
  loadStartedAtInMs: number;
  /** Why the last load failed. Undefined if it succeeded. */
  failure: TokenVerificationError | undefined;
}

export function createCacheState(): CacheState {
  return {
    jwks: { keys: [], loadedAtInMs: Number.NEGATIVE_INFINITY },
    keysById: new Map(),
    pendingLoad: undefined,
    loadCount: 0,
    loadStartedAtInMs: Number.NEGATIVE_INFINITY,
    failure: undefined,
  };
}

/** Takes over a JWKS, unless the known one is newer. */
export function acceptJwks(state: CacheState, jwks: StoredJwks, nowInMs: number): void {
  const isFromFuture = state.jwks.loadedAtInMs > nowInMs; // the clock was set back
  if (jwks.loadedAtInMs >= state.jwks.loadedAtInMs || isFromFuture) {
    state.keysById = createKeys(jwks, state.keysById);
    state.jwks = { ...jwks, loadedAtInMs: Math.min(jwks.loadedAtInMs, nowInMs) };
  }
}

/** Records that a load starts. Returns its number. */
export function beginLoad(state: CacheState, nowInMs: number): number {
  state.loadCount += 1;
  state.loadStartedAtInMs = nowInMs;
  return state.loadCount;
}

/** Records that a load has ended. It is no longer pending, unless another one has replaced it. */
export function endLoad(state: CacheState, loadNumber: number, failure?: TokenVerificationError): void {
  state.failure = failure;
  if (loadNumber === state.loadCount) {
    state.pendingLoad = undefined;
  }
}

/** Stops waiting for a load that takes too long. */
export function abandonLoad(state: CacheState, load: Promise<void>): void {
  if (state.pendingLoad === load) {
    state.pendingLoad = undefined;
  }
}

/** Creates the keys of a set. Keys that have not changed are kept, so that they are not imported again. */
function createKeys(jwks: StoredJwks, known: KeysById): KeysById {
  const keys = new Map<string | undefined, VerificationKey>();
  for (const jwk of jwks.keys) {
    const text = JSON.stringify(jwk);
    const key = known.get(jwk.kid);
    if (!keys.has(jwk.kid)) {
      keys.set(jwk.kid, key?.id === text ? key : createVerificationKey(jwk, text));
    }
  }
  return keys;
}
