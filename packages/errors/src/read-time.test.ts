import { afterEach, expect, it, vi } from 'vitest';
import { isTimeInSeconds, readTime } from './read-time.ts';

it.each([0, -1, 1_000, 86_400_000, 999_999_999, 1e11, Date.UTC(2001, 8, 9), Date.now(), Date.UTC(9999, 0)])(
  'returns %d',
  (inMs) => {
    expect(readTime('now', inMs)).toBe(inMs);
  },
);

it.each([
  [
    1e9,
    'now must return milliseconds since 1970, not 1000000000. It looks like seconds: multiply it by 1000.',
  ],
  [
    1_790_000_000.5,
    'now must return milliseconds since 1970, not 1790000000.5. It looks like seconds: multiply it by 1000.',
  ],
  [
    1_790_000_000_000_000,
    'now must return milliseconds since 1970, not 1790000000000000. It looks like microseconds or nanoseconds.',
  ],
  [Number.NaN, 'now must return milliseconds since 1970, not NaN.'],
  [1_790_000_000_000n, 'now must return milliseconds since 1970, not 1790000000000n.'],
  ['now', 'now must return milliseconds since 1970, not "now".'],
])('names what is wrong with %s', (inMs, message) => {
  expect(() => readTime('now', inMs)).toThrow(message);
});

it('does not take a time of a test for seconds', () => {
  expect([0, 1_000, 60_000, 5e8].map(isTimeInSeconds)).toEqual([false, false, false, false]);
});

it('accepts months in a test whose clock starts in 1970', () => {
  vi.useFakeTimers({ now: 0 });
  vi.advanceTimersByTime(30 * 86_400_000);
  expect(readTime('now', Date.now())).toBe(2_592_000_000);
  expect(isTimeInSeconds(2_592_000_000)).toBe(false);
});

afterEach(() => {
  vi.useRealTimers();
});
