import { describe, expect, it } from 'vitest';
import { verificationError } from '../failure/failure.ts';
import { JWK_REMOTE_FAILED_TO_LOAD } from '../failure/reasons.ts';
import { createCacheState } from './cache-state.ts';
import { type CacheTimes, replacementWaitInMs } from './cache-times.ts';

const TIMES: CacheTimes = {
  softAgeInMs: 300_000,
  hardAgeInMs: 3_600_000,
  graceInMs: 86_400_000,
  coolDownInMs: 30_000,
  patienceInMs: 2_000,
  shortWaitInMs: 500,
  loadLimitInMs: 5_500,
};

describe('replacementWaitInMs()', () => {
  it.each([
    ['until the end of the load if no load has failed', null, 5_500],
    ['briefly if a load has just failed', 1_000, 500],
    ['briefly until the soft age has passed since', 300_999, 500],
    ['until the end again after that', 301_000, 5_500],
  ])('waits %s', (_name, nowInMs, limitInMs) => {
    const failure =
      nowInMs === null
        ? undefined
        : { error: verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'Down.'), kind: 'outage' as const };
    const state = { ...createCacheState(), failure, endedAtInMs: 1_000 };
    expect(replacementWaitInMs({ state, times: TIMES, nowInMs: nowInMs ?? 2_000 })).toBe(limitInMs);
  });
});
