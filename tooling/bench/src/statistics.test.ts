import { expect, it } from 'vitest';
import { compare, formatRatio, medianInterval, significant } from './statistics.ts';

it('compare() returns the median of the ratios and half of their interquartile range', () => {
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

it('medianInterval() returns the values around the median', () => {
  const values = Array.from({ length: 101 }, (_, index) => index);
  expect(medianInterval(values)).toEqual([40, 60]);
  expect(medianInterval([1, 2])).toEqual([1, 2]);
});
