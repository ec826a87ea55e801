import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeadline } from './create-deadline.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('createDeadline()', () => {
  it('calls back when the time of a step is up', () => {
    const onTimeLimit = vi.fn();
    createDeadline().start(100, onTimeLimit);
    vi.advanceTimersByTime(99);
    expect(onTimeLimit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onTimeLimit).toHaveBeenCalledTimes(1);
  });

  it('replaces the limit of the last step', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const deadline = createDeadline();
    deadline.start(100, first);
    deadline.start(200, second);
    vi.advanceTimersByTime(200);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('stops, and starts again', () => {
    const onTimeLimit = vi.fn();
    const deadline = createDeadline();
    deadline.start(100, onTimeLimit);
    deadline.stop();
    vi.advanceTimersByTime(100);
    expect(onTimeLimit).not.toHaveBeenCalled();
    deadline.start(100, onTimeLimit);
    vi.advanceTimersByTime(100);
    expect(onTimeLimit).toHaveBeenCalledTimes(1);
  });

  it('stays closed', () => {
    const onTimeLimit = vi.fn();
    const deadline = createDeadline();
    deadline.start(100, onTimeLimit);
    deadline.close();
    deadline.start(100, onTimeLimit);
    vi.advanceTimersByTime(200);
    expect(onTimeLimit).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for the longest time that a timer can, without a limit', () => {
    const onTimeLimit = vi.fn();
    createDeadline().start(Number.POSITIVE_INFINITY, onTimeLimit);
    vi.advanceTimersByTime(2_147_483_646);
    expect(onTimeLimit).not.toHaveBeenCalled();
  });
});
