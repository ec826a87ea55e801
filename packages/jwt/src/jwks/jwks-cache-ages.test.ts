import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verificationError } from '../failure/failure.ts';
import { INVALID_SECRET_KEY, JWK_REMOTE_FAILED_TO_LOAD } from '../failure/reasons.ts';
import { reasonOf } from '../test-support/tokens.test-support.ts';
import type { JwksCacheOptions } from './cache-load.ts';
import { createJwksCache } from './jwks-cache.ts';
import type { LoadOutcome } from './load-outcome.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Answer = (nowInMs: number) => LoadOutcome | Promise<LoadOutcome>;
const keys =
  (...kids: readonly string[]): Answer =>
  (nowInMs) => ({ jwks: { keys: kids.map((kid) => ({ kid, kty: 'RSA' })), loadedAtInMs: nowInMs } });
const never: Answer = () => new Promise(() => undefined);
const failing =
  (kind: 'outage' | 'denial', reason = JWK_REMOTE_FAILED_TO_LOAD): Answer =>
  () => ({ failure: { error: verificationError(reason, 'Down.'), kind } });
const down = failing('outage');
const refused = failing('denial', INVALID_SECRET_KEY);

/** Creates a cache with its own clock. Loads return the answers in turn, and then repeat the last one. */
function setUp(answers: readonly [Answer, ...Answer[]], options: Partial<JwksCacheOptions> = {}) {
  const world = { nowInMs: 0, isAwaited: [] as boolean[] };
  const cache = createJwksCache({
    load: async ({ isAwaited }) => {
      const answer = answers[Math.min(world.isAwaited.length, answers.length - 1)] ?? answers[0];
      world.isAwaited.push(isAwaited);
      return answer(world.nowInMs);
    },
    nowInMs: () => world.nowInMs,
    softAgeInMs: 5 * MINUTE,
    hardAgeInMs: HOUR,
    graceInMs: 24 * HOUR,
    coolDownInMs: 30 * SECOND,
    patienceInMs: 2 * SECOND,
    shortWaitInMs: 20,
    startPulse: () => ({ count: () => 0, stop: () => undefined }),
    loadLimitInMs: 40,
    ...options,
  });
  const find = (kid: string) => reasonOf((async () => cache.findKey(kid))());
  /** Waits until background loads have ended. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { world, cache, find, settle };
}

// Timers fire in the order of their times, however busy the machine is.
beforeEach(() => {
  vi.useFakeTimers().setTimerTickMode('nextTimerAsync');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createJwksCache()', () => {
  it('says whether a caller waits: for the first load and for unknown keys, but not for a background load', async () => {
    const { world, find, settle } = setUp([keys('a')]);
    await find('a');
    world.nowInMs = 5 * MINUTE;
    await find('a');
    await settle();
    world.nowInMs += 30 * SECOND;
    await find('b');
    expect(world.isAwaited).toEqual([true, false, true]);
  });

  it('starts no second background load during a pending one, until the cool-down has passed', async () => {
    const { world, find } = setUp([keys('a'), never]);
    await find('a');
    for (const [nowInMs, loads] of [
      [5 * MINUTE, 2],
      [5 * MINUTE + 29 * SECOND, 2],
      [5 * MINUTE + 30 * SECOND, 3],
      [5 * MINUTE + 59 * SECOND, 3],
    ] as const) {
      world.nowInMs = nowInMs;
      expect([await find('a'), await find('a')]).toEqual(['found', 'found']);
      expect(world.isAwaited).toHaveLength(loads);
    }
  });

  it('hardly waits for a load that is older than its patience and was cut', async () => {
    const { world, cache, find } = setUp([never, keys('a')]);
    void cache.findKey('a');
    world.nowInMs = 2 * SECOND;
    const waits = new Promise((resolve) => setTimeout(resolve, 500, 'waits'));
    expect(await Promise.race([find('a'), waits])).toBe('found');
    expect(world.isAwaited).toHaveLength(2);
  });

  it('reloads at a hard age that is shorter than the cool-down', async () => {
    const short = { softAgeInMs: 10 * SECOND, hardAgeInMs: 10 * SECOND };
    const { world, find } = setUp([keys('a'), keys('b')], short);
    await find('a');
    world.nowInMs = 10 * SECOND;
    expect([await find('a'), await find('b')]).toEqual(['jwk-kid-mismatch', 'found']);
    expect(world.isAwaited).toEqual([true, false]);
  });

  it('reloads at the soft age, however long the cool-down', async () => {
    const { world, find, settle } = setUp([keys('a')], { softAgeInMs: 10 * SECOND });
    await find('a');
    world.nowInMs = 10 * SECOND;
    await find('a');
    await settle();
    expect(world.isAwaited).toEqual([true, false]);
  });

  it('treats keys from the future as loaded now, so that they age', async () => {
    const { world, cache, find, settle } = setUp([keys('b')]);
    cache.hydrate({ keys: [{ kid: 'a', kty: 'RSA' }], loadedAtInMs: 365 * 24 * HOUR });
    expect(await find('a')).toBe('found');
    world.nowInMs = 5 * MINUTE;
    expect(await find('a')).toBe('found');
    await settle();
    expect([await find('b'), await find('a')]).toEqual(['found', 'jwk-kid-mismatch']);
  });

  it('takes over a later set of the same time', async () => {
    const { cache, find } = setUp([never]);
    cache.hydrate({ keys: [{ kid: 'a', kty: 'RSA' }], loadedAtInMs: 0 });
    cache.hydrate({ keys: [{ kid: 'b', kty: 'RSA' }], loadedAtInMs: 0 });
    expect(await find('b')).toBe('found');
  });

  it('uses the first of two keys with the same id', async () => {
    const { cache } = setUp([never]);
    const [first, second] = [
      { kid: 'a', kty: 'RSA', n: 'one' },
      { kid: 'a', kty: 'RSA', n: 'two' },
    ];
    cache.hydrate({ keys: [first, second], loadedAtInMs: 0 });
    expect((await cache.findKey('a')).id).toBe(JSON.stringify([first]));
  });

  it('rejects a preload with the failure of the load', async () => {
    await expect(setUp([down]).cache.preload()).rejects.toThrow('Down.');
  });

  it('serves no keys beyond the hard age after a rejected secret key, unlike during an outage', async () => {
    for (const [answer, outcome] of [
      [down, 'found'],
      [refused, 'secret-key-invalid'],
    ] as const) {
      const { world, find } = setUp([keys('a'), answer]);
      await find('a');
      world.nowInMs = HOUR;
      expect(await find('a')).toBe(outcome);
    }
  });
});
