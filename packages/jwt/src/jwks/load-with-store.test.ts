import { describe, expect, it, vi } from 'vitest';
import { reasonOf } from '../tokens.test-support.ts';
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
  // What a store gives may be anything.
  const store = { get: async () => stored as StoredJwks, set: vi.fn(async () => undefined) };
  const hydrate = vi.fn();
  const load = vi.fn(async () => (isUp ? LOADED : Promise.reject(new Error('down'))));
  const ask = (kid?: string, other: JwksStore = store) =>
    loadWithStore(other, kid, {
      load,
      nowInMs: () => NOW,
      freshForInMs: FRESH_FOR,
      hydrate,
      isAwaited: true,
    });
  return { store, hydrate, load, ask };
}

describe('loadWithStore()', () => {
  it.each<readonly [name: string, stored: StoredJwks, kid: string | undefined]>([
    ['new', setOf('a', NOW), 'a'],
    ['still fresh', setOf('a', NOW - FRESH_FOR + 1), 'a'],
    ['fresh, whatever the key', setOf('a', NOW), undefined],
  ])('takes what is %s from the store', async (_name, stored, kid) => {
    const { store, load, ask } = setUp(stored);
    expect(await ask(kid)).toEqual(stored);
    expect(load).not.toHaveBeenCalled();
    expect(store.set).not.toHaveBeenCalled();
  });

  it.each<readonly [name: string, stored: unknown]>([
    ['nothing', undefined],
    ['what is no set', 'x'],
    ['what is no longer fresh', setOf('a', NOW - FRESH_FOR)],
    ['what is from the future', setOf('a', NOW + 1)],
    ['what lacks the key', setOf('b', NOW)],
  ])('loads and stores in the place of %s', async (_name, stored) => {
    const { store, load, hydrate, ask } = setUp(stored);
    expect(await ask('a')).toBe(LOADED);
    expect(load).toHaveBeenCalledOnce();
    expect(store.set).toHaveBeenCalledExactlyOnceWith(LOADED);
    expect(hydrate).not.toHaveBeenCalled();
  });

  it('finds the key among others', async () => {
    const stored = { keys: [...setOf('b', 0).keys, ...setOf('a', 0).keys], loadedAtInMs: NOW };
    expect(await setUp(stored).ask('a')).toEqual(stored);
  });

  it('hands over an old set when nothing better can be had, and tells why', async () => {
    const old = setOf('a', 0);
    const { store, hydrate, ask } = setUp(old, false);
    await expect(ask('a')).rejects.toThrow('down');
    expect(hydrate).toHaveBeenCalledExactlyOnceWith(old);
    expect(store.set).not.toHaveBeenCalled();

    const empty = setUp(undefined, false);
    await expect(empty.ask('a')).rejects.toThrow('down');
    expect(empty.hydrate).not.toHaveBeenCalled();
  });

  it('is not hurt by a store that rejects or throws', async () => {
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
      expect(await setUp(undefined).ask('a', store)).toBe(LOADED);
    }
  });

  it('waits a second for a store that hangs, and no longer', async () => {
    vi.useFakeTimers();
    const hanging: JwksStore = {
      get: () => new Promise(() => undefined),
      set: () => new Promise(() => undefined),
    };
    const { load, ask } = setUp(undefined);
    const outcome = reasonOf(ask('a', hanging));
    await vi.advanceTimersByTimeAsync(999);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toBe('found');
    vi.useRealTimers();
  });
});
