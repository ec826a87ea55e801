import { expect, it } from 'vitest';
import { compare, formatRatio, significant } from './statistics.ts';

it('compare() gives the median of the ratios of all rounds, and half of the middle half', () => {
  const ratio = compare([2, 6, 8, 40, 10], [1, 2, 2, 8, 2]);
  expect(ratio).toEqual({ median: 4, spread: 1 });
  expect(formatRatio(ratio)).toBe('4.00 ±1.00');
});

it('significant() keeps about three digits', () => {
  expect([1234, 12.34, 1.234, 0.1234, 0.01234].map(significant)).toEqual([
    '1234',
    '12.3',
    '1.23',
    '0.12',
    '0.012',
  ]);
});
