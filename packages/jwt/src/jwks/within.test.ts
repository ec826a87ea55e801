import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from './within.ts';

describe('within()', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.restoreAllMocks(); // of fake timers, which would outlive them
    vi.useRealTimers();
  });

  it('gives what the task gives, and leaves no timer', async () => {
    let seen: AbortSignal | undefined;
    const task = async (signal: AbortSignal) => {
      seen = signal;
      return 'done';
    };
    expect(await within(1_000, task, () => 'late')).toBe('done');
    expect(seen?.aborted).toBe(false);
  });

  it('rejects with what the task rejects with, and leaves no timer', async () => {
    await expect(
      within(
        1_000,
        () => Promise.reject(new Error('no')),
        () => 'late',
      ),
    ).rejects.toThrow('no');
  });

  it('gives the substitute when time is over, not before, and aborts', async () => {
    let seen: AbortSignal | undefined;
    const given = within(
      1_000,
      (signal) => {
        seen = signal;
        return new Promise<string>(() => undefined);
      },
      async () => 'late',
    );
    await vi.advanceTimersByTimeAsync(999);
    expect(seen?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen?.aborted).toBe(true);
    expect(await given).toBe('late');
  });

  it.each([undefined, true, false])('keeps the process unless nobody waits: %s', async (isAwaited) => {
    const setTimeout = vi.spyOn(globalThis, 'setTimeout');
    const given = within(
      1_000,
      () => new Promise(() => undefined),
      () => 'late',
      isAwaited,
    );
    expect(setTimeout.mock.results[0]?.value.hasRef()).toBe(isAwaited !== false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await given).toBe('late');
  });

  it('needs no timer that could be told apart', async () => {
    // As in browsers, where a timer is a number.
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((handler) => {
      queueMicrotask(handler);
      return 1 as unknown as ReturnType<typeof setTimeout>;
    });
    const never = () => new Promise(() => undefined);
    expect(await within(1_000, never, () => 'late', false)).toBe('late');
  });
});
