import { describe, expect, it } from 'vitest';
import { failure } from '../failure.ts';
import { JWK_REMOTE_FAILED_TO_LOAD } from '../reasons.ts';
import { createJwksCache } from './jwks-cache.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A cache with a clock, and a set of keys that is up or down. */
function setUp(kids: readonly string[] = ['a']) {
  const world = { nowInMs: 0, isUp: true, kids, loads: 0 };
  const cache = createJwksCache({
    load: async () => {
      world.loads += 1;
      await Promise.resolve();
      const keys = world.kids.map((kid) => ({ kid, kty: 'RSA' }));
      return world.isUp
        ? { result: { keys, loadedAtInMs: world.nowInMs }, error: null }
        : failure(JWK_REMOTE_FAILED_TO_LOAD, 'Down.');
    },
    nowInMs: () => world.nowInMs,
    softAgeInMs: 5 * MINUTE,
    hardAgeInMs: HOUR,
    graceInMs: 24 * HOUR,
    coolDownInMs: 30_000,
    loadTimeoutInMs: 5_000,
  });
  const find = async (kid?: string) => (await cache.find(kid)).error?.reason ?? 'found';
  return { world, find, cache };
}

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

  it('serves keys beyond the soft age and reloads them behind the answer', async () => {
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

  it('asks for unknown key ids once in a cool-down', async () => {
    const { world, find } = setUp();
    await find('a');
    for (world.nowInMs = 0; world.nowInMs < 2 * MINUTE; world.nowInMs += 1_000) {
      expect(await find(`x${world.nowInMs}`)).toBe('jwk-kid-mismatch');
    }
    expect(world.loads).toBe(4);
    expect(await find(undefined)).toBe('jwk-remote-missing');
  });

  it('serves known keys through an outage, asking once in a cool-down', async () => {
    const { world, find } = setUp();
    await find('a');
    world.isUp = false;
    for (world.nowInMs = MINUTE; world.nowInMs <= 3 * HOUR; world.nowInMs += 10_000) {
      expect(await find('a')).toBe('found');
    }
    expect(world.loads).toBeLessThan(3 * 120 + 2);
  });

  it('stops to serve them when the grace is over, and recovers', async () => {
    const { world, find } = setUp();
    await find('a');
    world.isUp = false;
    world.nowInMs = 25 * HOUR;
    expect(await find('a')).toBe('jwk-remote-failed-to-load');
    world.isUp = true;
    expect(await find('a')).toBe('found');
  });

  it('forgets a key that was withdrawn', async () => {
    const { world, find } = setUp();
    await find('a');
    world.kids = ['b'];
    world.nowInMs = HOUR;
    expect(await find('a')).toBe('jwk-kid-mismatch');
  });

  it('takes over keys that are newer than its own, and keeps those that have not changed', async () => {
    const { world, cache, find } = setUp();
    cache.hydrate({ keys: [{ kid: 'b', kty: 'RSA' }], loadedAtInMs: -MINUTE });
    expect(await find('b')).toBe('found');
    cache.hydrate({ keys: [{ kid: 'c', kty: 'RSA' }], loadedAtInMs: -2 * MINUTE });
    const before = await cache.find('b');
    cache.hydrate({
      keys: [
        { kid: 'b', kty: 'RSA' },
        { kid: 'd', kty: 'RSA' },
      ],
      loadedAtInMs: 0,
    });
    expect((await cache.find('b')).result).toBe(before.result);
    expect(await find('d')).toBe('found');
    expect(world.loads).toBe(0);
  });

  it('loads ahead of the first token', async () => {
    const { world, cache, find } = setUp();
    expect((await cache.preload()).result?.keys).toEqual([{ kid: 'a', kty: 'RSA' }]);
    expect(await find('a')).toBe('found');
    expect(world.loads).toBe(1);
  });

  it('waits for nobody for ever, and starts anew when a load hangs', async () => {
    let loads = 0;
    const cache = createJwksCache({
      load: () => {
        loads += 1;
        return new Promise(() => undefined);
      },
      nowInMs: Date.now,
      softAgeInMs: 1,
      hardAgeInMs: 1,
      graceInMs: 1,
      coolDownInMs: 1,
      loadTimeoutInMs: 20,
    });
    expect((await cache.find('a')).error?.reason).toBe('jwk-remote-failed-to-load');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await cache.find('a')).error?.reason).toBe('jwk-remote-failed-to-load');
    expect(loads).toBe(2);
  });
});
