import { TokenVerificationError } from '@x/errors';
import { withTimeLimit } from '@x/errors/internal';
import { verificationError } from '../failure/failure.ts';
import { JWK_KID_MISMATCH, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_MISSING } from '../failure/reasons.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import {
  abandonLoad,
  acceptJwks,
  beginLoad,
  type CacheState,
  createCacheState,
  endLoad,
} from './cache-state.ts';
import type { StoredJwks } from './parse-jwks.ts';

export interface JwksCacheOptions {
  /**
   * Loads a set that has this key id, if possible. `isAwaited` says whether a caller waits for it. Before it rejects, it
   * may pass an old set to `hydrate`. Rejects with a `TokenVerificationError`.
   */
  readonly load: (
    kid: string | undefined,
    isAwaited: boolean,
    hydrate: (jwks: StoredJwks) => void,
  ) => Promise<StoredJwks>;
  readonly nowInMs: () => number;
  /** Keys that are older are served, and reloaded in the background. */
  readonly softAgeInMs: number;
  /** Keys that are older are reloaded first. */
  readonly hardAgeInMs: number;
  /** How long beyond the hard age keys are served while they cannot be loaded. */
  readonly graceInMs: number;
  /** The least time between loads for unknown key ids, and between loads that fail. */
  readonly coolDownInMs: number;
  /** How long a caller waits for the load of another caller, which may have gone, before it loads itself. */
  readonly patienceInMs: number;
}

/** The keys of one JWKS. Concurrent callers share one load, and each key is imported once. */
export interface JwksCache {
  /** Throws or rejects with a `TokenVerificationError`. */
  findKey(kid: string | undefined): VerificationKey | Promise<VerificationKey>;
  /** Loads the keys ahead of the first token. Rejects with a `TokenVerificationError`. */
  preload(): Promise<StoredJwks>;
  /** Takes over a set that was loaded elsewhere, unless the known one is newer. */
  hydrate(jwks: StoredJwks): void;
}

/** The cool-down while there are no keys at all, if it is shorter. */
const COLD_COOL_DOWN_IN_MS = 1_000;

/** The state and the options of one cache, for the functions below. */
interface Cache {
  readonly state: CacheState;
  readonly options: JwksCacheOptions;
}

export function createJwksCache(options: JwksCacheOptions): JwksCache {
  const state = createCacheState();
  const cache: Cache = { state, options };
  return {
    findKey: (kid) => findKey(cache, kid),
    async preload() {
      await reload(cache);
      if (state.failure) {
        throw state.failure;
      }
      return state.jwks;
    },
    hydrate: (jwks) => acceptJwks(state, jwks, options.nowInMs()),
  };
}

function findKey(cache: Cache, kid: string | undefined): VerificationKey | Promise<VerificationKey> {
  if (kid === undefined) {
    throw verificationError(JWK_REMOTE_MISSING, 'The token has no key id (kid) to find in the JWKS.');
  }
  const { state, options } = cache;
  const key = state.keysById.get(kid);
  if (key && ageInMs(cache) < options.hardAgeInMs) {
    if (isBackgroundLoadDue(cache)) {
      void startLoad(cache);
    }
    return key;
  }
  // Keys beyond the hard age are reloaded whatever the cool-down, unless the last load failed.
  const isExpiredAfterSuccess = key !== undefined && state.failure === undefined;
  return waitForKey(cache, kid, isExpiredAfterSuccess || !isCoolingDown(cache));
}

async function waitForKey(cache: Cache, kid: string, mustReload: boolean): Promise<VerificationKey> {
  if (mustReload) {
    await reload(cache, kid);
  }
  const { keysById, failure } = cache.state;
  const key = keysById.get(kid);
  if (key && (!failure || areOldKeysServed(cache))) {
    return key;
  }
  // The message lists no key ids: they may be those of other tenants.
  throw (
    failure ??
    verificationError(JWK_KID_MISMATCH, 'This instance has no key with the key id (kid) of the token.')
  );
}

/** Loads the keys, or joins the load of another caller. */
async function reload(cache: Cache, kid?: string): Promise<void> {
  const { state, options } = cache;
  const { pendingLoad, loadCount } = state;
  const isLoadTooOld = elapsedInMs(cache, state.loadStartedAtInMs) >= options.patienceInMs;
  if (!pendingLoad || isLoadTooOld) {
    return startLoad(cache, kid, true);
  }
  // Workers drop what a request waits for when the request ends, so the load of another request may never settle.
  await withTimeLimit(() => pendingLoad, {
    limitInMs: options.patienceInMs,
    onTimeLimit() {
      abandonLoad(state, pendingLoad);
      const hasAnotherCallerLoaded = state.pendingLoad === undefined && state.loadCount !== loadCount;
      return hasAnotherCallerLoaded ? undefined : reload(cache, kid);
    },
  });
}

function startLoad(cache: Cache, kid?: string, isAwaited = false): Promise<void> {
  const pendingLoad = load(cache, kid, isAwaited);
  cache.state.pendingLoad = pendingLoad;
  return pendingLoad;
}

async function load({ state, options }: Cache, kid: string | undefined, isAwaited: boolean): Promise<void> {
  const { nowInMs } = options;
  const hydrate = (jwks: StoredJwks) => acceptJwks(state, jwks, nowInMs());
  const loadNumber = beginLoad(state, nowInMs());
  try {
    hydrate(await options.load(kid, isAwaited, hydrate));
    endLoad(state, loadNumber);
  } catch (cause) {
    endLoad(state, loadNumber, toLoadFailure(cause));
  }
}

function toLoadFailure(cause: unknown): TokenVerificationError {
  return cause instanceof TokenVerificationError
    ? cause
    : verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'The JWKS could not be read.', cause);
}

/** True if stale keys should be reloaded while they are served. */
function isBackgroundLoadDue(cache: Cache): boolean {
  const { state, options } = cache;
  const isStale = ageInMs(cache) >= options.softAgeInMs;
  const waitsAfterFailure = state.failure !== undefined && isCoolingDown(cache);
  // No caller waits for this load, so a load that hangs is replaced only after the cool-down.
  const isLoading =
    state.pendingLoad !== undefined && elapsedInMs(cache, state.loadStartedAtInMs) < options.coolDownInMs;
  return isStale && !waitsAfterFailure && !isLoading;
}

/** True if a load has ended, and started less than the cool-down ago. */
function isCoolingDown(cache: Cache): boolean {
  const { state, options } = cache;
  const isCold = state.keysById.size === 0;
  const coolDownInMs = isCold ? Math.min(options.coolDownInMs, COLD_COOL_DOWN_IN_MS) : options.coolDownInMs;
  return state.pendingLoad === undefined && elapsedInMs(cache, state.loadStartedAtInMs) < coolDownInMs;
}

/** True if keys beyond the hard age are served, because no others can be loaded. */
function areOldKeysServed(cache: Cache): boolean {
  const { hardAgeInMs, graceInMs } = cache.options;
  return ageInMs(cache) < hardAgeInMs + graceInMs && cache.state.failure?.reason !== 'secret-key-invalid';
}

function ageInMs(cache: Cache): number {
  return elapsedInMs(cache, cache.state.jwks.loadedAtInMs);
}

/** Returns infinity if the clock was set back: the time that has passed is unknown then. */
function elapsedInMs({ options }: Cache, sinceInMs: number): number {
  const inMs = options.nowInMs() - sinceInMs;
  return inMs < 0 ? Number.POSITIVE_INFINITY : inMs;
}
