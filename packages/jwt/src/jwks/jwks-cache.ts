import { verificationError } from '../failure/failure.ts';
import { JWK_KID_MISMATCH, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_MISSING } from '../failure/reasons.ts';
import type { FindKey, VerificationKey } from '../key/verification-key.ts';
import type { KeepAlive } from '../model/keep-alive.ts';
import {
  beginLoad,
  type Cache,
  isCut,
  type JwksCacheOptions,
  joinLoad,
  momentOf,
  waitFor,
} from './cache-load.ts';
import { acceptJwks, createCacheState, type Load, pendingLoad } from './cache-state.ts';
import {
  areKeysCurrent,
  areKeysServed,
  isCoolingDown,
  isReloadDue,
  replacementWaitInMs,
  shortCoolDownInMs,
} from './cache-times.ts';
import type { StoredJwks } from './parse-jwks.ts';

/** The keys of one JWKS. Concurrent callers share one load, and each key is imported once. */
export interface JwksCache {
  /** Throws or rejects with a `TokenVerificationError`. */
  readonly findKey: FindKey;
  /** Loads the keys ahead of the first token. Rejects with a `TokenVerificationError`. */
  preload(keepAlive?: KeepAlive): Promise<StoredJwks>;
  /** Takes over a set that was loaded elsewhere, unless the known one is newer. */
  hydrate(jwks: StoredJwks): void;
}

export function createJwksCache(options: JwksCacheOptions): JwksCache {
  const state = createCacheState();
  const cache: Cache = { state, options };
  return {
    findKey: (kid, keepAlive) => findKey(cache, { kid, keepAlive }),
    async preload(keepAlive) {
      await loadOrJoin(cache, { kid: undefined, keepAlive });
      if (state.failure) {
        throw state.failure.error;
      }
      return state.jwks;
    },
    hydrate: (jwks) => acceptJwks(state, jwks, options.nowInMs()),
  };
}

/** Why a caller needs a load. */
interface Need {
  readonly kid: string | undefined;
  readonly keepAlive: KeepAlive;
}

function findKey(cache: Cache, need: Need): VerificationKey | Promise<VerificationKey> {
  const { kid } = need;
  if (kid === undefined) {
    throw verificationError(JWK_REMOTE_MISSING, 'The token has no key id (kid) to find in the JWKS.');
  }
  const { state } = cache;
  const key = state.keysById.get(kid);
  const moment = momentOf(cache);
  if (key === undefined || !areKeysServed(moment)) {
    return areKeysServed(moment) ? findUnknownKey(cache, need) : findFirstKey(cache, need);
  }
  const isDue = isReloadDue(moment);
  const pending = pendingLoad(state);
  if (isDue && pending) {
    return replaceLoad(cache, need, pending);
  }
  // After a failure it is known that there is no newer set to be had.
  if (!areKeysCurrent(moment) && state.failure === undefined) {
    return lookFirst(cache, need);
  }
  if (isDue) {
    beginLoad(cache, { ...need, kid: undefined, isAwaited: false });
  }
  return key;
}

/**
 * Finds a key that is served, and starts a load in place of one that takes too long. If that one was cut with its
 * request, the new one would be cut as well in the background, so the caller waits for it.
 */
async function replaceLoad(cache: Cache, need: Need, old: Load): Promise<VerificationKey> {
  const limitInMs = replacementWaitInMs(momentOf(cache));
  const load = beginLoad(cache, { ...need, kid: undefined, isAwaited: false });
  if (await isCut(old, load.end)) {
    await waitFor(cache, load, { limitInMs, until: load.end });
  }
  return servedKey(cache, need) ?? fail(cache);
}

/** Finds a key beyond the hard age, after a load that may withdraw it, unless that load takes too long. */
async function lookFirst(cache: Cache, need: Need): Promise<VerificationKey> {
  const pending = isReloadDue(momentOf(cache)) ? undefined : pendingLoad(cache.state);
  const load = pending ?? beginLoad(cache, { ...need, kid: undefined, isAwaited: false });
  await waitFor(cache, load, { limitInMs: cache.options.shortWaitInMs, until: load.end });
  return servedKey(cache, need) ?? fail(cache);
}

/**
 * Finds a key that the known set lacks. Anybody can send unknown key ids, so no load starts during the cool-down, however
 * long the last one takes.
 */
async function findUnknownKey(cache: Cache, need: Need): Promise<VerificationKey> {
  const { state, options } = cache;
  const pending = pendingLoad(state);
  if (!isCoolingDown(momentOf(cache))) {
    await beginLoad(cache, { ...need, isAwaited: true }).end;
  } else if (pending) {
    await joinLoad(cache, pending, { limitInMs: options.loadLimitInMs, until: pending.end });
  }
  return servedKey(cache, need) ?? fail(cache);
}

/** Finds a key while there is no set that is served. */
async function findFirstKey(cache: Cache, need: Need): Promise<VerificationKey> {
  const { state } = cache;
  const isExpired = state.keysById.has(need.kid) && state.failure === undefined;
  if (!pendingLoad(state) && !isExpired && isCoolingDown(momentOf(cache))) {
    return fail(cache);
  }
  const hasEnded = await loadOrJoin(cache, need);
  if (!hasEnded) {
    // A store has an old set. The load goes on, and the rules for keys that are served apply.
    return findKey(cache, need);
  }
  // With a hard age of 0 no key is served, except after its own load.
  const key = state.failure ? undefined : state.keysById.get(need.kid);
  return key ?? servedKey(cache, need) ?? fail(cache);
}

/**
 * Loads the keys, or joins the load of another caller. Resolves to false if the load goes on, and has found an old set
 * with the key. A load that was cut with its request never ends: it is replaced, but not before a short cool-down.
 */
async function loadOrJoin(cache: Cache, need: Need): Promise<boolean> {
  const { state, options } = cache;
  const pending = pendingLoad(state);
  if (!pending) {
    return loadAndWait(cache, need);
  }
  const until = pending.hasProgressed() ? pending.end : pending.progress;
  const isPendingCut = await isCut(pending, until);
  const limitInMs = isPendingCut ? shortCoolDownInMs(options) : options.patienceInMs;
  await waitFor(cache, pending, { limitInMs, until });
  if (pending.hasEnded || servedKey(cache, need)) {
    return pending.hasEnded;
  }
  if (pending !== state.latestLoad && state.latestLoad?.hasEnded) {
    return true; // another caller has loaded
  }
  return isPendingCut && pending === state.latestLoad ? loadAndWait(cache, need) : loadOrJoin(cache, need);
}

async function loadAndWait(cache: Cache, need: Need): Promise<boolean> {
  const load = beginLoad(cache, { ...need, isAwaited: true });
  await load.progress;
  if (!load.hasEnded && servedKey(cache, need)) {
    return false;
  }
  await load.end;
  return true;
}

function servedKey(cache: Cache, { kid }: Need): VerificationKey | undefined {
  return areKeysServed(momentOf(cache)) ? cache.state.keysById.get(kid) : undefined;
}

function fail({ state }: Cache): never {
  if (state.failure) {
    throw state.failure.error;
  }
  if (pendingLoad(state)) {
    throw verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'The JWKS is still being loaded.');
  }
  // The message lists no key ids: they may be those of other tenants.
  throw verificationError(JWK_KID_MISMATCH, 'This instance has no key with the key id (kid) of the token.');
}
