import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withTimeLimit } from './with-time-limit.ts';

const never = () => new Promise<never>(() => undefined);

/** Creates a signal that counts its listeners. */
function spiedSignal() {
  const controller = new AbortController();
  let listenerCount = 0;
  const { signal } = controller;
  const [add, remove] = [signal.addEventListener, signal.removeEventListener];
  vi.spyOn(signal, 'addEventListener').mockImplementation((...given: Parameters<typeof add>) => {
    listenerCount++;
    add.apply(signal, given);
  });
  vi.spyOn(signal, 'removeEventListener').mockImplementation((...given: Parameters<typeof remove>) => {
    listenerCount--;
    remove.apply(signal, given);
  });
  return { signal, abort: (reason?: unknown) => controller.abort(reason), listeners: () => listenerCount };
}

describe('withTimeLimit()', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.restoreAllMocks(); // of fake timers, which would outlive them
    vi.useRealTimers();
  });

  it('resolves to the result of the work, and leaves no timer and no listener', async () => {
    const { signal, listeners } = spiedSignal();
    let seen: AbortSignal | undefined;
    const work = async (own: AbortSignal) => {
      seen = own;
      expect(listeners()).toBe(1);
      return 'done';
    };
    const limit = { limitInMs: 1_000, signal, onTimeLimit: () => 'late' };
    expect(await withTimeLimit(work, limit)).toBe('done');
    expect(seen?.aborted).toBe(false);
    expect(listeners()).toBe(0);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
  ])('rejects and aborts the signal if the work %s', async (_how, fail) => {
    const { signal, listeners } = spiedSignal();
    let seen: AbortSignal | undefined;
    const work = (own: AbortSignal) => {
      seen = own;
      return fail();
    };
    const limit = { limitInMs: 1_000, signal, onTimeLimit: () => 'late' };
    await expect(withTimeLimit<string>(work, limit)).rejects.toThrow('no');
    expect(seen?.aborted).toBe(true);
    expect(listeners()).toBe(0);
  });

  it.each([
    ['a value', () => 'late'],
    ['a promise', async () => 'late'],
  ])(
    'resolves to %s of onTimeLimit when time runs out, not before, and aborts the signal',
    async (_kind, onTimeLimit) => {
      const { signal, listeners } = spiedSignal();
      let seen: AbortSignal | undefined;
      const given = withTimeLimit<string>(
        (own) => {
          seen = own;
          return never();
        },
        { limitInMs: 1_000, signal, onTimeLimit },
      );
      await vi.advanceTimersByTimeAsync(999);
      expect(seen?.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(seen?.aborted).toBe(true);
      expect(await given).toBe('late');
      expect(listeners()).toBe(0);
    },
  );

  it('resolves to the substitute although the work rejects on abort', async () => {
    const work = (signal: AbortSignal) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const given = withTimeLimit(work, { limitInMs: 1_000, onTimeLimit: async () => 'late' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await given).toBe('late');
  });

  it('rejects with what onTimeLimit throws', async () => {
    const onTimeLimit = () => {
      throw new Error('too late');
    };
    const given = withTimeLimit(never, { limitInMs: 1_000, onTimeLimit });
    const rejection = expect(given).rejects.toThrow('too late');
    await vi.advanceTimersByTimeAsync(1_000);
    await rejection;
  });

  it('rejects with the reason when the signal aborts, and aborts the work', async () => {
    const { signal, abort, listeners } = spiedSignal();
    let seen: AbortSignal | undefined;
    const given = withTimeLimit<string>(
      (own) => {
        seen = own;
        return never();
      },
      { limitInMs: 1_000, signal, onTimeLimit: () => 'late' },
    );
    const rejection = expect(given).rejects.toBe('enough');
    abort('enough');
    await rejection;
    expect(seen?.aborted).toBe(true);
    expect(listeners()).toBe(0);
  });

  it('does not start the work if the signal has already aborted', async () => {
    const { signal, abort, listeners } = spiedSignal();
    abort('enough');
    const work = vi.fn(never);
    await expect(withTimeLimit(work, { limitInMs: 1_000, signal, onTimeLimit: never })).rejects.toBe(
      'enough',
    );
    expect(work).not.toHaveBeenCalled();
    expect(listeners()).toBe(0);
  });

  it('adds one listener to a signal, however many calls share it', async () => {
    const { signal, abort, listeners } = spiedSignal();
    const limit = { limitInMs: 1_000, signal, onTimeLimit: () => 'late' };
    const calls = Array.from({ length: 50 }, () => withTimeLimit<string>(never, limit));
    expect(listeners()).toBe(1);
    expect(await withTimeLimit(async () => 'done', limit)).toBe('done');
    expect(listeners()).toBe(1);
    abort('enough');
    const outcomes = await Promise.allSettled(calls);
    expect(new Set(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason))).toEqual(
      new Set(['enough']),
    );
    expect(listeners()).toBe(0);
  });

  it('accepts a signal of another implementation, without throwIfAborted', async () => {
    const aborted = { aborted: true, reason: 'enough', addEventListener() {}, removeEventListener() {} };
    // Polyfills have only these members.
    const signal = aborted as unknown as AbortSignal;
    const limit = { limitInMs: 1_000, signal, onTimeLimit: () => 'late' };
    await expect(withTimeLimit<string>(never, limit)).rejects.toBe('enough');
  });

  it('clamps a limit that is longer than the longest timer', async () => {
    const given = withTimeLimit<string>(never, { limitInMs: 2 ** 40, onTimeLimit: () => 'late' });
    let isSettled = false;
    void given.then(() => {
      isSettled = true;
    });
    await vi.advanceTimersByTimeAsync(2 ** 31 - 2);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await given).toBe('late');
  });

  it.each([undefined, true, false])(
    'keeps the process alive unless keepsProcessAlive is false: %s',
    async (keepsProcessAlive) => {
      const setTimeout = vi.spyOn(globalThis, 'setTimeout');
      const given = withTimeLimit<string>(never, {
        limitInMs: 1_000,
        onTimeLimit: () => 'late',
        keepsProcessAlive,
      });
      expect(setTimeout.mock.results[0]?.value.hasRef()).toBe(keepsProcessAlive !== false);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await given).toBe('late');
    },
  );

  it('works where a timer is a number, as in browsers', async () => {
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((handler) => {
      queueMicrotask(handler);
      return 1 as unknown as ReturnType<typeof setTimeout>;
    });
    const limit = { limitInMs: 1_000, onTimeLimit: () => 'late', keepsProcessAlive: false };
    expect(await withTimeLimit<string>(never, limit)).toBe('late');
  });
});
