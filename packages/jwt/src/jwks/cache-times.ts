// Pure
import type { CacheState } from './cache-state.ts';

/** The limits of a JWKS cache. */
export interface CacheTimes {
  /** Keys that are older are served, and reloaded in the background. */
  readonly softAgeInMs: number;
  /** Keys that are older are reloaded first. */
  readonly hardAgeInMs: number;
  /** How long beyond the hard age keys are served while they cannot be loaded. */
  readonly graceInMs: number;
  /** The least time between loads for unknown key ids, and between loads that fail. */
  readonly coolDownInMs: number;
  /** How long a caller without any key waits for the load of another caller, before it loads itself. */
  readonly patienceInMs: number;
  /** How long a caller with keys beyond the hard age waits for a load, before it uses them. */
  readonly shortWaitInMs: number;
  /** A load in the background, which sends one request, ends within this time, unless it was cut with its request. */
  readonly loadLimitInMs: number;
}

/** The cool-down if it is shorter: before the first set is loaded, and after a load that was cut with its request. */
const SHORT_COOL_DOWN_IN_MS = 1_000;

/** A state at a time, for the questions below. */
export interface Moment {
  readonly state: CacheState;
  readonly times: CacheTimes;
  readonly nowInMs: number;
}

/** True if keys are younger than the hard age. */
export function areKeysCurrent(moment: Moment): boolean {
  return ageInMs(moment) < moment.times.hardAgeInMs;
}

/** True if keys may be served: they are current, or the API does not answer. */
export function areKeysServed(moment: Moment): boolean {
  const { state, times } = moment;
  const hasGrace = state.jwks.loadedAtInMs > state.refusedAtInMs;
  return ageInMs(moment) < times.hardAgeInMs + (hasGrace ? times.graceInMs : 0);
}

/** True if stale keys should be reloaded while they are served. */
export function isReloadDue(moment: Moment): boolean {
  const { state, times } = moment;
  const { latestLoad, failure } = state;
  const isStale = ageInMs(moment) >= times.softAgeInMs;
  if (!isStale || latestLoad === undefined) {
    return isStale;
  }
  const elapsed = elapsedInMs(moment, latestLoad.startedAtInMs);
  return latestLoad.hasEnded
    ? failure === undefined || elapsed >= times.coolDownInMs
    : elapsed >= Math.max(times.coolDownInMs, times.loadLimitInMs);
}

/** True if the latest load started less than the cool-down ago, whether it has ended or not. */
export function isCoolingDown(moment: Moment): boolean {
  const { state, times } = moment;
  const isCold = state.jwks.loadedAtInMs === Number.NEGATIVE_INFINITY;
  const coolDownInMs = isCold ? shortCoolDownInMs(times) : times.coolDownInMs;
  const startedAtInMs = state.latestLoad?.startedAtInMs ?? Number.NEGATIVE_INFINITY;
  return elapsedInMs(moment, startedAtInMs) < coolDownInMs;
}

/** Returns the least time between loads while there is no key and each load is cut. */
export function shortCoolDownInMs({ coolDownInMs }: CacheTimes): number {
  return Math.min(coolDownInMs, SHORT_COOL_DOWN_IN_MS);
}

/**
 * Returns how long a caller with a key that is served waits for a load that replaces one that was cut: until its end, so
 * that a withdrawn key is noticed. Briefly if a load has failed lately, so that few callers wait for an endpoint that
 * does not answer.
 */
export function replacementWaitInMs(moment: Moment): number {
  const { state, times } = moment;
  const hasFailedLately =
    state.failure !== undefined && elapsedInMs(moment, state.endedAtInMs) < times.softAgeInMs;
  return hasFailedLately ? times.shortWaitInMs : times.loadLimitInMs;
}

function ageInMs(moment: Moment): number {
  return elapsedInMs(moment, moment.state.jwks.loadedAtInMs);
}

/** Returns infinity if the clock was set back: the time that has passed is unknown then. */
export function elapsedInMs({ nowInMs }: Moment, sinceInMs: number): number {
  const inMs = nowInMs - sinceInMs;
  return inMs < 0 ? Number.POSITIVE_INFINITY : inMs;
}
