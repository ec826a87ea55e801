import { expect, it } from 'vitest';
import { formatComparison } from './format-comparison.ts';

it('formatComparison() returns a table with the ratio of this checkout to the other', () => {
  const other = Array.from({ length: 100 }, (_, index) => 1 + index / 100);
  const own = other.map((time) => time * 1.5);
  expect(formatComparison([{ name: 'work', own, other }]).split('\n')).toEqual([
    'workload    other     this  this / other   95 % interval',
    '--------  -------  -------  ------------  --------------',
    'work      1490 µs  2235 µs   1.50 ±0.000  1.500 to 1.500',
  ]);
});
