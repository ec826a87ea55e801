import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verificationError } from '../failure/failure.ts';
import { INVALID_SECRET_KEY, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_INVALID } from '../failure/reasons.ts';
import type { KeepAlive } from '../model/keep-alive.ts';
import { reasonOf } from '../test-support/tokens.test-support.ts';
import type { JwksCacheOptions, LoadRequest } from './cache-load.ts';
import { createJwksCache } from './jwks-cache.ts';
import type { LoadOutcome } from './load-outcome.ts';
import type { StoredJwks } from './parse-jwks.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const setOf = (loadedAtInMs: number, ...kids: readonly string[]): StoredJwks => ({
  keys: kids.map((kid) => ({ kid, kty: 'RSA' })),
  loadedAtInMs,
});

type Answer = (nowInMs: number, request: LoadRequest) => LoadOutcome | Promise<LoadOutcome>;
const keys =
  (...kids: readonly string[]): Answer =>
  (nowInMs) => ({ jwks: setOf(nowInMs, ...kids) });
const hang: Answer = () => new Promise(() => undefined);
const down: Answer = () => ({
  failure: { error: verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'Down.'), kind: 'outage' },
});
const refuse: Answer = () => ({
  failure: { error: verificationError(INVALID_SECRET_KEY, 'No.'), kind: 'denial' },
});
const empty: Answer = (nowInMs) => ({
  jwks: setOf(nowInMs),
  failure: { error: verificationError(JWK_REMOTE_INVALID, 'No key.'), kind: 'no-keys' },
});

/** Every load looks as if it was cut with its request. */
const stoppedPulse = () => ({ count: () => 0, stop: () => undefined });

/** Creates a cache with its own clock. `world.answer` is what the next load returns. */
function setUp(options: Partial<JwksCacheOptions> = {}) {
  const world = { nowInMs: 0, answer: keys('a') as Answer, loads: 0 };
  const cache = createJwksCache({
    load: async (request) => {
      world.loads += 1;
      return world.answer(world.nowInMs, request);
    },
    nowInMs: () => world.nowInMs,
    softAgeInMs: 5 * MINUTE,
    hardAgeInMs: HOUR,
    graceInMs: 24 * HOUR,
    coolDownInMs: 30 * SECOND,
    patienceInMs: 50,
    shortWaitInMs: 50,
    loadLimitInMs: 100,
    ...options,
  });
  const find = (kid: string, keepAlive?: KeepAlive) =>
    reasonOf((async () => cache.findKey(kid, keepAlive))());
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  /** Finds a key, and says `waits` if that takes more than a few turns of the event loop. */
  const findNow = (kid: string) => Promise.race([find(kid), settle().then(() => 'waits')]);
  return { world, cache, find, findNow, settle };
}

// Timers fire in the order of their times, however busy the machine is.
beforeEach(() => {
  vi.useFakeTimers().setTimerTickMode('nextTimerAsync');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('keys that are served', () => {
  it('never wait for a reload that hangs between the soft and the hard age', async () => {
    const { world, cache, find, findNow } = setUp();
    await find('a');
    world.answer = hang;
    world.nowInMs = 5 * MINUTE;
    expect(await findNow('a')).toBe('found');
    void reasonOf((async () => cache.findKey('x'))());
    for (let count = 0; count < 12; count++) {
      expect(await findNow('a')).toBe('found');
    }
    expect(world.loads).toBe(2);
  });

  it('wait once, and only briefly, when the endpoint hangs at the hard age', async () => {
    const { world, find, findNow } = setUp();
    await find('a');
    world.answer = hang;
    world.nowInMs = HOUR + MINUTE;
    const startedAtInMs = performance.now();
    expect(await Promise.all([find('a'), find('a'), find('a')])).toEqual(['found', 'found', 'found']);
    expect(performance.now() - startedAtInMs).toBeLessThan(500);
    for (let count = 0; count < 12; count++) {
      expect(await findNow('a')).toBe('found');
    }
    expect(world.loads).toBe(2);
  });

  it('never wait beyond the hard age after a failed load, and are reloaded once per cool-down', async () => {
    const { world, find, findNow, settle } = setUp();
    await find('a');
    world.answer = down;
    world.nowInMs = HOUR - MINUTE;
    await find('a');
    await settle();
    world.answer = hang;
    for (world.nowInMs = HOUR; world.nowInMs < 2 * HOUR; world.nowInMs += HOUR) {
      expect(await findNow('a')).toBe('found');
      expect(await findNow('a')).toBe('found');
    }
    expect(world.loads).toBe(3);
  });

  it('wait for a load that replaces a load that was cut, so that the keys do not age for ever', async () => {
    const { world, find, findNow } = setUp({ startPulse: stoppedPulse });
    await find('a');
    world.answer = hang; // the load is cut with its request
    world.nowInMs = 5 * MINUTE;
    expect(await findNow('a')).toBe('found');
    world.answer = async (nowInMs) => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      return { jwks: setOf(nowInMs, 'b') };
    };
    world.nowInMs = 5 * MINUTE + 30 * SECOND;
    expect([await find('a'), await find('b')]).toEqual(['jwk-kid-mismatch', 'found']);
  });

  it('hardly wait for a load that replaces one that hangs and was not cut', async () => {
    const { world, find } = setUp({ loadLimitInMs: 5 * SECOND });
    await find('a');
    world.answer = hang;
    for (world.nowInMs = 5 * MINUTE; world.nowInMs < 10 * MINUTE; world.nowInMs += 30 * SECOND) {
      const startedAtInMs = performance.now();
      expect(await find('a')).toBe('found');
      expect(performance.now() - startedAtInMs).toBeLessThan(200);
    }
    expect(world.loads).toBe(11);
  });

  it('of a store do not wait for the load of a cold start', async () => {
    const { world, find } = setUp();
    world.nowInMs = 10 * MINUTE;
    world.answer = (_nowInMs, { hydrate }) => {
      hydrate(setOf(0, 'a'));
      return new Promise(() => undefined);
    };
    expect(await find('a')).toBe('found');
    expect(world.loads).toBe(1);
  });

  it('are kept alive by every load, with what the caller hands over', async () => {
    const { world, find } = setUp();
    const kept: Promise<unknown>[] = [];
    const keepAlive = (work: Promise<unknown>) => void kept.push(work);
    await find('a', keepAlive);
    world.nowInMs = 5 * MINUTE;
    await find('a', keepAlive);
    world.nowInMs += MINUTE;
    await find('x', keepAlive);
    expect(kept).toHaveLength(3);
  });
});

describe('unknown key ids', () => {
  it.each([
    ['2.1 s', 2_100],
    ['20 s', 20_000],
    ['for ever', Number.POSITIVE_INFINITY],
  ])('cause one load per cool-down while each load takes %s', async (_name, durationInMs) => {
    const pending: Array<{ endsAtInMs: number; end: () => void }> = [];
    const { world, find, settle } = setUp({ patienceInMs: 2 * SECOND, loadLimitInMs: 5.5 * SECOND });
    await find('a');
    world.answer = () =>
      new Promise((resolve) => {
        const end = () => resolve({ jwks: setOf(world.nowInMs, 'a') });
        pending.push({ endsAtInMs: world.nowInMs + durationInMs, end });
      });
    world.loads = 0;
    const outcomes: Promise<string>[] = [];
    for (world.nowInMs = 30 * SECOND; world.nowInMs < 330 * SECOND; world.nowInMs += SECOND) {
      outcomes.push(find(`x${world.nowInMs}`));
      for (const load of pending.filter(({ endsAtInMs }) => endsAtInMs <= world.nowInMs)) {
        load.end();
      }
      await settle();
    }
    expect(world.loads).toBe(10);
    if (durationInMs < 5 * SECOND) {
      expect(new Set(await Promise.all(outcomes.slice(0, 290)))).toEqual(new Set(['jwk-kid-mismatch']));
    }
  });

  it('wait for the load of another caller, so that a rotated key is found', async () => {
    const { world, find } = setUp();
    await find('a');
    world.nowInMs = MINUTE;
    world.answer = async (nowInMs) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { jwks: setOf(nowInMs, 'a', 'b') };
    };
    expect(await Promise.all([find('x'), find('b'), find('b')])).toEqual([
      'jwk-kid-mismatch',
      'found',
      'found',
    ]);
    expect(world.loads).toBe(2);
  });

  it('do not wait for a load that was cut', async () => {
    const { world, find } = setUp({ startPulse: stoppedPulse, loadLimitInMs: 5 * SECOND });
    await find('a');
    world.answer = hang;
    world.nowInMs = 5 * MINUTE;
    await find('a');
    const startedAtInMs = performance.now();
    expect(await find('b')).toBe('jwk-remote-failed-to-load');
    expect(performance.now() - startedAtInMs).toBeLessThan(1_000);
  });

  it('are reported as an outage, not as a mismatch, while the load that could find them hangs', async () => {
    const { world, find } = setUp();
    await find('a');
    world.nowInMs = MINUTE;
    world.answer = hang;
    void find('x');
    expect(await find('b')).toBe('jwk-remote-failed-to-load');
    expect(world.loads).toBe(2);
  });
});

describe('a cold start', () => {
  it('replaces a load that was cut, at most once per second', async () => {
    const { world, find } = setUp({ startPulse: stoppedPulse, patienceInMs: 20 * SECOND });
    world.answer = hang;
    void find('a');
    world.answer = keys('a');
    world.nowInMs = 800;
    const startedAtInMs = performance.now();
    expect(await Promise.all([find('a'), find('a'), find('a')])).toEqual(['found', 'found', 'found']);
    const waitedInMs = performance.now() - startedAtInMs;
    expect([waitedInMs > 150, waitedInMs < 1_000, world.loads]).toEqual([true, true, 2]);
  });

  it('replaces a load that was cut more than a second ago at once', async () => {
    const { world, find } = setUp({ startPulse: stoppedPulse, patienceInMs: 20 * SECOND });
    world.answer = hang;
    void find('a');
    world.answer = keys('a');
    world.nowInMs = SECOND;
    const startedAtInMs = performance.now();
    expect(await find('a')).toBe('found');
    expect(performance.now() - startedAtInMs).toBeLessThan(500);
  });

  it('loads once for all callers whose key the old set of a store lacks', async () => {
    const { world, find } = setUp({ patienceInMs: 5 * SECOND });
    world.nowInMs = 10 * MINUTE;
    world.answer = async (nowInMs, { hydrate }) => {
      hydrate(setOf(0, 'a'));
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { jwks: setOf(nowInMs, 'a', 'b') };
    };
    const found = await Promise.all(Array.from({ length: 20 }, () => find('b')));
    expect([new Set(found), world.loads]).toEqual([new Set(['found']), 1]);
  });
});

describe('withdrawn keys', () => {
  it('are gone as soon as an empty set is loaded', async () => {
    const { world, find, settle } = setUp();
    await find('a');
    world.answer = empty;
    world.nowInMs = 5 * MINUTE;
    expect(await find('a')).toBe('found'); // reloaded behind this answer
    await settle();
    expect(await find('a')).toBe('jwk-remote-invalid');
    world.answer = keys('a');
    world.nowInMs += 29 * SECOND;
    expect(await find('a')).toBe('jwk-remote-invalid');
    world.nowInMs += SECOND;
    expect(await find('a')).toBe('found');
  });

  it('are gone after a preload and after a hydration with an empty set', async () => {
    const { world, cache, find } = setUp();
    await find('a');
    world.answer = empty;
    await expect(cache.preload()).rejects.toThrow('No key.');
    expect(await find('a')).toBe('jwk-remote-invalid');

    const other = setUp();
    await other.find('a');
    other.cache.hydrate(setOf(0));
    expect(await other.find('a')).toBe('jwk-kid-mismatch');
  });

  it('get no grace beyond the hard age after a denial, also if an outage follows', async () => {
    for (const answers of [[refuse], [refuse, down]]) {
      const { world, find, settle } = setUp();
      await find('a');
      let nowInMs = 10 * MINUTE;
      for (const answer of answers) {
        world.answer = answer;
        world.nowInMs = nowInMs;
        expect(await find('a')).toBe('found');
        await settle();
        nowInMs += MINUTE;
      }
      world.nowInMs = HOUR;
      expect(await find('a')).not.toBe('found');
      world.answer = keys('a');
      world.nowInMs += MINUTE;
      expect(await find('a')).toBe('found');
      world.answer = down;
      world.nowInMs += 2 * HOUR;
      expect(await find('a')).toBe('found');
    }
  });

  it('are not served at the hard age if the endpoint denies access at once', async () => {
    const { world, find } = setUp();
    await find('a');
    world.answer = refuse;
    world.nowInMs = HOUR;
    expect(await find('a')).toBe('secret-key-invalid');
  });

  it('do not come back with the failure of an older load', async () => {
    const { world, cache, find, settle } = setUp({ startPulse: stoppedPulse });
    await find('a');
    let fail = () => {};
    world.answer = () => new Promise((resolve) => (fail = () => resolve(down(0, undefined as never))));
    world.nowInMs = 5 * MINUTE;
    await find('a');
    world.answer = keys('b');
    await cache.preload();
    fail();
    await settle();
    expect([await find('a'), await find('b')]).toEqual(['jwk-kid-mismatch', 'found']);
  });
});
