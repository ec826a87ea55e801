import { describe, expect, it, vi } from 'vitest';
import { reasonOf } from '../test-support/tokens.test-support.ts';
import type { JwksStore } from './jwks-store.ts';
import { loadWithStore } from './load-with-store.ts';
import type { StoredJwks } from './parse-jwks.ts';

const NOW = 1_000_000;
const FRESH_FOR = 300;
const setOf = (kid: string, loadedAtInMs: number): StoredJwks => ({
  keys: [{ kid, kty: 'RSA' }],
  loadedAtInMs,
});
const LOADED = setOf('loaded', NOW);

function setUp(stored: unknown, isUp = true) {
  // A store may return anything.
  const store = { get: async () => stored as StoredJwks, set: vi.fn(async () => undefined) };
  const hydrate = vi.fn();
  const load = vi.fn(async () => (isUp ? LOADED : Promise.reject(new Error('down'))));
  const run = (kid?: string, other: JwksStore = store) =>
    loadWithStore(other, kid, {
      load,
      nowInMs: () => NOW,
      freshForInMs: FRESH_FOR,
      hydrate,
      isAwaited: true,
    });
  return { store, hydrate, load, run };
}

describe('loadWithStore()', () => {
  it.each<readonly [name: string, stored: StoredJwks, kid: string | undefined]>([
    ['new set', setOf('a', NOW), 'a'],
    ['set that is still fresh', setOf('a', NOW - FRESH_FOR + 1), 'a'],
    ['fresh set for any key', setOf('a', NOW), undefined],
  ])('uses a %s of the store', async (_name, stored, kid) => {
    const { store, load, run } = setUp(stored);
    expect(await run(kid)).toEqual(stored);
    expect(load).not.toHaveBeenCalled();
    expect(store.set).not.toHaveBeenCalled();
  });

  it.each<readonly [name: string, stored: unknown]>([
    ['nothing', undefined],
    ['a value that is not a set', 'x'],
    ['a set that is no longer fresh', setOf('a', NOW - FRESH_FOR)],
    ['a set from the future', setOf('a', NOW + 1)],
    ['a set without the key', setOf('b', NOW)],
  ])('loads and stores a set in place of %s', async (_name, stored) => {
    const { store, load, hydrate, run } = setUp(stored);
    expect(await run('a')).toBe(LOADED);
    expect(load).toHaveBeenCalledOnce();
    expect(store.set).toHaveBeenCalledExactlyOnceWith(LOADED);
    expect(hydrate).not.toHaveBeenCalled();
  });

  it('finds the key among others', async () => {
    const stored = { keys: [...setOf('b', 0).keys, ...setOf('a', 0).keys], loadedAtInMs: NOW };
    expect(await setUp(stored).run('a')).toEqual(stored);
  });

  it('hydrates with an old set if the load fails, and rejects with the failure', async () => {
    const old = setOf('a', 0);
    const { store, hydrate, run } = setUp(old, false);
    await expect(run('a')).rejects.toThrow('down');
    expect(hydrate).toHaveBeenCalledExactlyOnceWith(old);
    expect(store.set).not.toHaveBeenCalled();

    const empty = setUp(undefined, false);
    await expect(empty.run('a')).rejects.toThrow('down');
    expect(empty.hydrate).not.toHaveBeenCalled();
  });

  it('ignores a store that rejects or throws', async () => {
    const rejecting: JwksStore = {
      get: () => Promise.reject(new Error('get')),
      set: () => Promise.reject(new Error('set')),
    };
    const throwing: JwksStore = {
      get: () => {
        throw new Error('get');
      },
      set: () => {
        throw new Error('set');
      },
    };
    for (const store of [rejecting, throwing]) {
      expect(await setUp(undefined).run('a', store)).toBe(LOADED);
    }
  });

  it('waits one second for a store that does not answer', async () => {
    vi.useFakeTimers();
    const hanging: JwksStore = {
      get: () => new Promise(() => undefined),
      set: () => new Promise(() => undefined),
    };
    const { load, run } = setUp(undefined);
    const outcome = reasonOf(run('a', hanging));
    await vi.advanceTimersByTimeAsync(999);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toBe('found');
    vi.useRealTimers();
  });
});
