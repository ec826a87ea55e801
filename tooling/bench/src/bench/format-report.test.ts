import { expect, it } from 'vitest';
import { formatReport } from './format-report.ts';

it('formatReport() returns a table, and a line for each contender that cannot run', () => {
  const ratios = [{ median: 1.5, spread: 0.02 }];
  const columns = [{ batchSize: 1, medianInMicroseconds: 40, ratios }];
  const text = formatReport({
    name: 'work',
    baselines: ['floor'],
    rows: [
      { name: 'floor', unable: null, columns },
      { name: 'other', unable: 'no such module\nat ...', columns: [] },
    ],
  });
  expect(text.split('\n')).toEqual([
    'work      one by one         to A',
    '--------  ----------  -----------',
    'A  floor     40.0 µs  1.50 ±0.020',
    "other: can't run here: no such module",
  ]);
});
