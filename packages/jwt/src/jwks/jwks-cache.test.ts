import { describe, expect, it } from 'vitest';
import { verificationError } from '../failure/failure.ts';
import { JWK_REMOTE_FAILED_TO_LOAD } from '../failure/reasons.ts';
import { reasonOf } from '../test-support/tokens.test-support.ts';
import { createJwksCache, type JwksCache } from './jwks-cache.ts';
import type { StoredJwks } from './parse-jwks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Creates a cache with its own clock, and an API that is up or down. */
function setUp(kids: readonly string[] = ['a']) {
  const world = { nowInMs: 0, isUp: true, kids, loads: 0 };
  const cache = createJwksCache({
    load: async () => {
      world.loads += 1;
      await Promise.resolve();
      const keys = world.kids.map((kid) => ({ kid, kty: 'RSA' }));
      return world.isUp
        ? { jwks: { keys, loadedAtInMs: world.nowInMs } }
        : { failure: { error: verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'Down.'), kind: 'outage' } };
    },
    nowInMs: () => world.nowInMs,
    softAgeInMs: 5 * MINUTE,
    hardAgeInMs: HOUR,
    graceInMs: 24 * HOUR,
    coolDownInMs: 30_000,
    patienceInMs: 5_000,
    shortWaitInMs: 500,
    loadLimitInMs: 5_000,
  });
  const find = (kid?: string) => reasonOf(findIn(cache, kid));
  return { world, find, cache };
}

/** Turns a throw into a rejection. */
const findIn = async (cache: JwksCache, kid?: string) => cache.findKey(kid);

describe('createJwksCache()', () => {
  it('loads once for concurrent calls, and not again while the keys are fresh', async () => {
    const { world, find } = setUp();
    expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual([
      'found',
      'found',
      'jwk-kid-mismatch',
    ]);
    world.nowInMs = 4 * MINUTE;
    expect(await find('a')).toBe('found');
    expect(world.loads).toBe(1);
  });

  it('serves keys beyond the soft age, and reloads them in the background', async () => {
    const { world, find } = setUp();
    await find('a');
    world.nowInMs = 5 * MINUTE;
    world.kids = ['b'];
    expect(await find('a')).toBe('found');
    await Promise.resolve();
    await Promise.resolve();
    expect(world.loads).toBe(2);
    expect(await find('b')).toBe('found');
    expect(await find('a')).toBe('jwk-kid-mismatch');
  });

  it('finds a rotated key with one load', async () => {
    const { world, find } = setUp();
    await find('a');
    world.nowInMs = MINUTE;
    world.kids = ['a', 'b'];
    expect(await Promise.all([find('b'), find('b'), find('a')])).toEqual(['found', 'found', 'found']);
    expect(world.loads).toBe(2);
  });

  it('loads once per cool-down for unknown key ids', async () => {
    const { world, find } = setUp();
    await find('a');
    for (world.nowInMs = 0; world.nowInMs < 2 * MINUTE; world.nowInMs += 1_000) {
      expect(await find(`x${world.nowInMs}`)).toBe('jwk-kid-mismatch');
    }
    expect(world.loads).toBe(4);
    expect(await find(undefined)).toBe('jwk-remote-missing');
  });

  it('serves known keys during an outage, and loads once per cool-down', async () => {
    const { world, find } = setUp();
    await find('a');
    world.isUp = false;
    for (world.nowInMs = MINUTE; world.nowInMs <= 3 * HOUR; world.nowInMs += 10_000) {
      expect(await find('a')).toBe('found');
    }
    expect(world.loads).toBeLessThan(3 * 120 + 2);
  });

  it('stops serving known keys when the grace is over, and recovers', async () => {
    const { world, find } = setUp();
    await find('a');
    world.isUp = false;
    world.nowInMs = 25 * HOUR;
    expect(await find('a')).toBe('jwk-remote-failed-to-load');
    world.isUp = true;
    world.nowInMs += 30_000;
    expect(await find('a')).toBe('found');
  });

  it('loads once per second while it has no keys and loads fail', async () => {
    const { world, find } = setUp();
    world.isUp = false;
    for (world.nowInMs = 0; world.nowInMs < 3_000; world.nowInMs += 20) {
      expect(await find(`x${world.nowInMs}`)).toBe('jwk-remote-failed-to-load');
    }
    expect(world.loads).toBe(3);
    world.isUp = true;
    expect(await find('a')).toBe('found');
  });

  it('forgets a withdrawn key', async () => {
    const { world, find } = setUp();
    await find('a');
    world.kids = ['b'];
    world.nowInMs = HOUR;
    expect(await find('a')).toBe('jwk-kid-mismatch');
  });

  it('takes over newer keys, and keeps the keys that have not changed', async () => {
    const { world, cache, find } = setUp();
    cache.hydrate({ keys: [{ kid: 'b', kty: 'RSA' }], loadedAtInMs: -MINUTE });
    expect(await find('b')).toBe('found');
    cache.hydrate({ keys: [{ kid: 'c', kty: 'RSA' }], loadedAtInMs: -2 * MINUTE });
    const before = await cache.findKey('b');
    cache.hydrate({
      keys: [
        { kid: 'b', kty: 'RSA' },
        { kid: 'd', kty: 'RSA' },
      ],
      loadedAtInMs: 0,
    });
    expect(await cache.findKey('b')).toBe(before);
    expect(await find('d')).toBe('found');
    expect(world.loads).toBe(0);
  });

  it('loads ahead of the first token', async () => {
    const { world, cache, find } = setUp();
    expect((await cache.preload()).keys).toEqual([{ kid: 'a', kty: 'RSA' }]);
    expect(await find('a')).toBe('found');
    expect(world.loads).toBe(1);
  });

  it('does not wait forever for the load of a request that has ended, and loads once for all callers', async () => {
    let loads = 0;
    const cache = createJwksCache({
      load: () => {
        loads += 1;
        const keys = [{ kid: 'a', kty: 'RSA' }];
        return loads === 1
          ? new Promise(() => undefined)
          : Promise.resolve({ jwks: { keys, loadedAtInMs: Date.now() } });
      },
      nowInMs: Date.now,
      softAgeInMs: MINUTE,
      hardAgeInMs: HOUR,
      graceInMs: HOUR,
      coolDownInMs: 30_000,
      patienceInMs: 20,
      startPulse: () => ({ count: () => 0, stop: () => undefined }),
      shortWaitInMs: 20,
      loadLimitInMs: 20,
    });
    void cache.findKey('a');
    const found = await Promise.all(Array.from({ length: 20 }, () => reasonOf(findIn(cache, 'a'))));
    expect(new Set(found)).toEqual(new Set(['found']));
    expect(loads).toBe(2);
  });

  it('is not confused by a clock that is set back', async () => {
    const { world, find } = setUp();
    world.nowInMs = HOUR;
    await find('a');
    world.nowInMs = 0;
    world.kids = ['b'];
    expect(await find('b')).toBe('found');
    expect(await find('a')).toBe('jwk-kid-mismatch');
  });

  it('rejects if the loaded set is broken, and stays usable', async () => {
    let nowInMs = 0;
    const broken = { keys: null, loadedAtInMs: 0 };
    const sets = [broken, { keys: [{ kid: 'a', kty: 'RSA' }], loadedAtInMs: 0 }];
    const cache = createJwksCache({
      // The parser would not return such a set.
      load: async () => ({ jwks: sets.shift() as StoredJwks }),
      nowInMs: () => nowInMs,
      softAgeInMs: MINUTE,
      hardAgeInMs: HOUR,
      graceInMs: HOUR,
      coolDownInMs: 30_000,
      patienceInMs: 1_000,
      shortWaitInMs: 500,
      loadLimitInMs: 1_000,
    });
    expect(await reasonOf(findIn(cache, 'a'))).toBe('jwk-remote-failed-to-load');
    nowInMs = 1_000;
    expect(await reasonOf(findIn(cache, 'a'))).toBe('found');
  });
});
