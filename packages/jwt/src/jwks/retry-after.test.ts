import { describe, expect, it } from 'vitest';
import { parseRetryAfterInMs } from './retry-after.ts';

const NOW = Date.UTC(2030, 0, 1);

describe('parseRetryAfterInMs()', () => {
  it.each<readonly [value: string | null, inMs: number]>([
    [null, 0],
    ['', 0],
    [' ', 0],
    ['0', 0],
    ['3', 3_000],
    ['120', 120_000],
    ['  3\t', 3_000],
    ['soon', 0],
    ['3 apples', 0],
    ['-3', 0],
    ['Infinity', 0],
    ['NaN', 0],
    ['Tue, 01 Jan 2030 00:00:05 GMT', 5_000],
    ['Tuesday, 01-Jan-30 00:00:05 GMT', 5_000],
    ['1 Jan 2030 00:00:05 GMT', 5_000],
    ['Mon, 31 Dec 2029 23:59:55 GMT', 0],
    ['Tue, 01 Jan 2030 00:00:00 GMT', 0],
  ])('reads %j', (value, inMs) => {
    expect(parseRetryAfterInMs(value, NOW)).toBe(inMs);
  });

  it('reads a date that ends with its year', () => {
    // In local time, which may be most of a day away.
    expect(parseRetryAfterInMs('Thu Jan  3 00:00:00 2030', NOW)).toBeGreaterThan(86_400_000);
  });
});
