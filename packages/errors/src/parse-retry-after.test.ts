import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.ts';

const NOW = Date.UTC(2030, 0, 1);

describe('parseRetryAfter()', () => {
  it.each<readonly [value: string | null | undefined, seconds: number | null]>([
    [undefined, null],
    [null, null],
    ['', null],
    [' ', null],
    ['null', null],
    ['soon', null],
    ['3 apples', null],
    ['-1', null],
    ['-3', null],
    ['1.5.5', null],
    ['1.', null],
    ['.5', null],
    ['1e3', null],
    ['0x10', null],
    ['Infinity', null],
    ['NaN', null],
    ['GMT', null],
    [' GMT', null],
    ['2030-01-01', null],
    ['Tue, 01 Jan 2030 00:00:05', null],
    [`Tue, 01 Jan 2030 00:00:05${' '.repeat(40)} GMT`, null],
    ['0', 0],
    ['3', 3],
    ['120', 120],
    ['  3\t', 3],
    ['999999999', 999_999_999],
    ['1893456000', 1_893_456_000],
    ['1893456000000', 1_893_456_000_000],
    ['99999999999999999999', Number.MAX_SAFE_INTEGER],
    ['0.5', 1],
    ['1.5', 2],
    ['2.0', 2],
    [`0.${'0'.repeat(500)}1`, 0],
    ['Tue, 01 Jan 2030 00:00:05 GMT', 5],
    ['Tuesday, 01-Jan-30 00:00:05 GMT', 5],
    ['1 Jan 2030 00:00:05 GMT', 5],
    ['Tue Jan  1 00:00:05 2030', 5],
    ['Thu Jan 31 00:00:00 2030', 30 * 86_400],
    ['Mon, 31 Dec 2029 23:59:55 GMT', 0],
    ['Tue, 01 Jan 2030 00:00:00 GMT', 0],
  ])('reads %j as %j', (value, seconds) => {
    expect(parseRetryAfter(value, NOW)).toBe(seconds);
  });

  it('rounds up, so that a retry is not too early', () => {
    expect(parseRetryAfter('Tue, 01 Jan 2030 00:00:05 GMT', NOW + 1)).toBe(5);
    expect(parseRetryAfter('Tue, 01 Jan 2030 00:00:05 GMT', NOW + 1_000)).toBe(4);
  });

  it.each<readonly [name: string, value: string, seconds: number | null]>([
    ['digits', '9'.repeat(2_000_000), Number.MAX_SAFE_INTEGER],
    ['digits and a letter', `${'9'.repeat(2_000_000)}x`, null],
    ['parentheses', `${' ('.repeat(1_000_000)} GMT`, null],
    ['spaces', `${' '.repeat(2_000_000)}x`, null],
  ])('takes bounded time for millions of %s', (_name, value, seconds) => {
    expect(parseRetryAfter(value, NOW)).toBe(seconds);
  });
});
