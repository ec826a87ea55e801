import { sharedKey } from '../key/shared-key.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import type { LoadFailure, LoadOutcome } from './load-outcome.ts';
import type { StoredJwks } from './parse-jwks.ts';
import type { Pulse } from './pulse.ts';

type KeysById = ReadonlyMap<string | undefined, VerificationKey>;

/** A load. In some runtimes it never ends, because it is cut with the request that started it. */
export interface Load {
  readonly startedAtInMs: number;
  /** Resolves when the load has ended, or before that when it has found an old set to use meanwhile. Never rejects. */
  readonly progress: Promise<void>;
  /** Never rejects. */
  readonly end: Promise<void>;
  readonly pulse: Pulse;
  hasEnded: boolean;
  /** Whether the load has found an old set to use meanwhile. */
  readonly hasProgressed: () => boolean;
  /** How long callers have waited in vain, at most. No other caller waits as long. */
  waitedInMs: number;
}

/** What a JWKS cache remembers. Only the functions of this file change it. */
export interface CacheState {
  jwks: StoredJwks;
  keysById: KeysById;
  /** Older loads may be under way as well, after they took too long. */
  latestLoad: Load | undefined;
  /** Why the last load failed. Undefined if it succeeded. */
  failure: LoadFailure | undefined;
  /** When the last load ended. */
  endedAtInMs: number;
  /** When the API last answered that it does not return keys. Keys that were loaded before get no grace. */
  refusedAtInMs: number;
}

export function createCacheState(): CacheState {
  return {
    jwks: { keys: [], loadedAtInMs: Number.NEGATIVE_INFINITY },
    keysById: new Map(),
    latestLoad: undefined,
    failure: undefined,
    endedAtInMs: Number.NEGATIVE_INFINITY,
    refusedAtInMs: Number.NEGATIVE_INFINITY,
  };
}

/** Takes over a JWKS, unless the known one is newer. */
export function acceptJwks(state: CacheState, jwks: StoredJwks, nowInMs: number): void {
  const isFromFuture = state.jwks.loadedAtInMs > nowInMs; // the clock was set back
  if (jwks.loadedAtInMs >= state.jwks.loadedAtInMs || isFromFuture) {
    state.keysById = keysOf(jwks);
    state.jwks = { ...jwks, loadedAtInMs: Math.min(jwks.loadedAtInMs, nowInMs) };
  }
}

type AcceptJwks = (jwks: StoredJwks) => void;

export interface LoadStart {
  /** Never rejects. Calls `accept` with the set of its outcome, and `hydrate` with an old set to use until then. */
  readonly run: (hydrate: AcceptJwks, accept: AcceptJwks) => Promise<LoadOutcome>;
  readonly startPulse: () => Pulse;
}

/** Starts a load, and records it and its outcome. */
export function startLoad(state: CacheState, nowInMs: () => number, { run, startPulse }: LoadStart): Load {
  const startedAtInMs = nowInMs();
  let hasProgressed = false;
  let reportProgress = () => {};
  const hydrated = new Promise<void>((resolve) => {
    reportProgress = resolve;
  });
  const accept = (jwks: StoredJwks) => acceptJwks(state, jwks, nowInMs());
  const hydrate = (jwks: StoredJwks) => {
    accept(jwks);
    hasProgressed = true;
    reportProgress();
  };
  const end = run(hydrate, accept).then((outcome) => endLoad(state, load, outcome, nowInMs()));
  const load: Load = {
    startedAtInMs,
    progress: Promise.race([hydrated, end]),
    end,
    pulse: startPulse(),
    hasEnded: false,
    hasProgressed: () => hasProgressed,
    waitedInMs: 0,
  };
  state.latestLoad = load;
  return load;
}

function endLoad(state: CacheState, load: Load, { jwks, failure }: LoadOutcome, nowInMs: number): void {
  load.hasEnded = true;
  load.pulse.stop();
  if (jwks) {
    state.refusedAtInMs = Number.NEGATIVE_INFINITY;
  }
  if (failure?.kind === 'denial') {
    state.refusedAtInMs = nowInMs;
  }
  // The failure of an older load says nothing after a newer one has succeeded.
  if (load === state.latestLoad || failure === undefined) {
    state.failure = failure;
    state.endedAtInMs = nowInMs;
  }
}

/** Returns the latest load unless it has ended. */
export function pendingLoad({ latestLoad }: CacheState): Load | undefined {
  return latestLoad?.hasEnded === false ? latestLoad : undefined;
}

/** Returns the keys of a set. Keys that are known are not imported again. */
function keysOf(jwks: StoredJwks): KeysById {
  const keys = new Map<string | undefined, VerificationKey>();
  for (const jwk of jwks.keys) {
    if (!keys.has(jwk.kid)) {
      keys.set(jwk.kid, sharedKey(jwk));
    }
  }
  return keys;
}
