import { describe, expect, it, vi } from 'vitest';
import { verificationError } from '../failure/failure.ts';
import { JWK_REMOTE_FAILED_TO_LOAD } from '../failure/reasons.ts';
import type { KeepAlive } from '../model/keep-alive.ts';
import type { JwksStore } from './jwks-store.ts';
import type { LoadFailure } from './load-outcome.ts';
import { loadWithStore } from './load-with-store.ts';
import type { StoredJwks } from './parse-jwks.ts';

const NOW = 1_000_000;
const FRESH_FOR = 300;
const setOf = (kid: string, loadedAtInMs: number): StoredJwks => ({
  keys: [{ kid, kty: 'RSA' }],
  loadedAtInMs,
});
const LOADED = setOf('loaded', NOW);
const FAILURE: LoadFailure = {
  error: verificationError(JWK_REMOTE_FAILED_TO_LOAD, 'Down.'),
  kind: 'outage',
};

function setUp(stored: unknown, isUp = true) {
  // A store may return anything.
  const store = { get: async () => stored as StoredJwks, set: vi.fn(async () => undefined) };
  const hydrate = vi.fn();
  const load = vi.fn(async () => (isUp ? { jwks: LOADED } : { failure: FAILURE }));
  const run = (kid?: string, other: JwksStore = store, keepAlive?: KeepAlive) =>
    loadWithStore(other, {
      kid,
      keepAlive,
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
    expect(await run(kid)).toEqual({ jwks: stored });
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
    const { store, load, run } = setUp(stored);
    expect(await run('a')).toEqual({ jwks: LOADED });
    expect(load).toHaveBeenCalledOnce();
    expect(store.set).toHaveBeenCalledExactlyOnceWith(LOADED);
  });

  it('finds the key among others', async () => {
    const stored = { keys: [...setOf('b', 0).keys, ...setOf('a', 0).keys], loadedAtInMs: NOW };
    expect(await setUp(stored).run('a')).toEqual({ jwks: stored });
  });

  it('hydrates with an old set before the load, and resolves to the failure of the load', async () => {
    const old = setOf('a', 0);
    const { store, load, hydrate, run } = setUp(old, false);
    const running = run('a');
    await expect.poll(() => hydrate).toHaveBeenCalledWith(old);
    expect(load.mock.invocationCallOrder[0]).toBeGreaterThan(hydrate.mock.invocationCallOrder[0] ?? 0);
    expect(await running).toEqual({ failure: FAILURE });
    expect(store.set).not.toHaveBeenCalled();

    const empty = setUp(undefined, false);
    expect(await empty.run('a')).toEqual({ failure: FAILURE });
    expect(empty.hydrate).not.toHaveBeenCalled();
  });

  it('uses a set from the future only if the load fails', async () => {
    const future = setOf('a', NOW + 1);
    const up = setUp(future);
    await up.run('a');
    expect(up.hydrate).not.toHaveBeenCalled();
    const down = setUp(future, false);
    await down.run('a');
    expect(down.hydrate).toHaveBeenCalledExactlyOnceWith(future);
  });

  it('takes an empty set of the store for the set', async () => {
    const stored = { keys: [], loadedAtInMs: NOW };
    expect(await setUp(stored).run()).toEqual({ jwks: stored });
    const { hydrate, load, run } = setUp(stored);
    await run('a');
    expect(hydrate).toHaveBeenCalledExactlyOnceWith(stored);
    expect(load).toHaveBeenCalledOnce();
  });

  it('writes behind the answer if something keeps the runtime alive', async () => {
    let written = () => {};
    const set = vi.fn(() => new Promise<void>((resolve) => (written = resolve)));
    const kept: Promise<unknown>[] = [];
    const store: JwksStore = { get: async () => null, set };
    const outcome = await setUp(undefined).run('a', store, (work) => void kept.push(work));
    expect([outcome, set.mock.calls]).toEqual([{ jwks: LOADED }, [[LOADED]]]);
    written();
    expect(await Promise.all(kept)).toHaveLength(1);
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
      expect(await setUp(undefined).run('a', store)).toEqual({ jwks: LOADED });
    }
  });

  it('waits one second for a store that does not answer', async () => {
    vi.useFakeTimers();
    const hanging: JwksStore = {
      get: () => new Promise(() => undefined),
      set: () => new Promise(() => undefined),
    };
    const { load, run } = setUp(undefined);
    const outcome = run('a', hanging);
    await vi.advanceTimersByTimeAsync(999);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toEqual({ jwks: LOADED });
    vi.useRealTimers();
  });
});
