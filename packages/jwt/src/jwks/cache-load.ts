import { isClerkError, type TokenVerificationError } from '@x/errors';
import { withTimeLimit } from '@x/errors/internal';
import { verificationError } from '../failure/failure.ts';
import { JWK_REMOTE_FAILED_TO_LOAD } from '../failure/reasons.ts';
import type { KeepAlive } from '../model/keep-alive.ts';
import { type CacheState, type Load, type LoadStart, startLoad } from './cache-state.ts';
import { type CacheTimes, elapsedInMs, type Moment } from './cache-times.ts';
import type { LoadOutcome } from './load-outcome.ts';
import type { StoredJwks } from './parse-jwks.ts';
import { PULSE_CHECK_IN_MS, type Pulse, startPulse } from './pulse.ts';

/** What a load is for. */
export interface LoadNeed {
  /** The key id to find, if there is one. */
  readonly kid: string | undefined;
  /** Whether a caller needs the keys. Otherwise known keys are served in the meantime, and after a failure. */
  readonly isAwaited: boolean;
  /** Keeps the runtime alive for work that the caller does not wait for. */
  readonly keepAlive: KeepAlive;
}

/** The argument of the function that loads. */
export interface LoadRequest extends LoadNeed {
  /** Takes over an old set, to use while the load goes on. */
  readonly hydrate: (jwks: StoredJwks) => void;
}

export interface JwksCacheOptions extends CacheTimes {
  /** Loads a set that has the key id, if possible. */
  readonly load: (request: LoadRequest) => Promise<LoadOutcome>;
  readonly nowInMs: () => number;
  /** For tests. */
  readonly startPulse?: () => Pulse;
}

/** The state and the options of one cache. */
export interface Cache {
  readonly state: CacheState;
  readonly options: JwksCacheOptions;
}

export function momentOf({ state, options }: Cache): Moment {
  return { state, times: options, nowInMs: options.nowInMs() };
}

/** Starts a load, and keeps the runtime alive until it has ended. */
export function beginLoad({ state, options }: Cache, need: LoadNeed): Load {
  const run: LoadStart['run'] = async (hydrate, accept) => {
    try {
      const outcome = await options.load({ ...need, hydrate });
      if (outcome.jwks) {
        accept(outcome.jwks);
      }
      return outcome;
    } catch (cause) {
      return { failure: { error: toLoadError(cause), kind: 'outage' } };
    }
  };
  const load = startLoad(state, options.nowInMs, { run, startPulse: options.startPulse ?? startPulse });
  need.keepAlive?.(load.end);
  return load;
}

function toLoadError(cause: unknown): TokenVerificationError {
  // A store of the application can use another copy of these packages.
  return isClerkError(cause) && cause.name === 'TokenVerificationError'
    ? (cause as TokenVerificationError)
    : verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'The JWKS could not be read.', cause);
}

export interface WaitOptions {
  /** Since the start of the load. A caller does not wait at all if another one has waited as long in vain. */
  readonly limitInMs: number;
  readonly until: Promise<void>;
}

/** Waits for the end or the progress of a load, within the limit. */
export async function waitFor(cache: Cache, load: Load, { limitInMs, until }: WaitOptions): Promise<void> {
  const elapsed = Math.max(elapsedInMs(momentOf(cache), load.startedAtInMs), load.waitedInMs);
  if (load.hasEnded || elapsed >= limitInMs) {
    return;
  }
  await withTimeLimit(() => until, {
    limitInMs: limitInMs - elapsed,
    onTimeLimit() {
      load.waitedInMs = Math.max(load.waitedInMs, limitInMs);
    },
  });
}

/** Waits as `waitFor` does for the load of another request, but not for a load that was cut with that request. */
export async function joinLoad(cache: Cache, load: Load, options: WaitOptions): Promise<void> {
  if (!load.hasEnded && !(await isCut(load, options.until))) {
    await waitFor(cache, load, options);
  }
}

/** Resolves to whether a load was cut with its request. Resolves to false when `until` settles. */
export async function isCut({ pulse }: Load, until: Promise<void>): Promise<boolean> {
  const before = pulse.count();
  return withTimeLimit(() => until.then(() => false), {
    limitInMs: PULSE_CHECK_IN_MS,
    onTimeLimit: () => pulse.count() === before,
  });
}
