import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createReport } from './report.ts';

function setUp(columns: number) {
  const printed: string[] = [];
  const report = createReport(
    (line) => printed.push(...stripVTControlCharacters(line).split('\n')),
    columns,
    () => 0,
  );
  return { report, printed };
}

describe('createReport()', () => {
  it('succeeds if every outcome is as expected', async () => {
    const { report, printed } = setUp(100);
    await report.row({ description: 'one', expected: '1', run: async () => '1' });
    expect(report.finish()).toBe(true);
    expect(printed.join('\n')).toContain('1 as expected, 0 not');
  });

  it.each([
    ['an unexpected outcome', async () => '2', 'but got  2'],
    ['an error', async () => Promise.reject(new Error('no')), 'threw Error: no'],
  ])('fails and prints the outcome for %s', async (_name, run, shown) => {
    const { report, printed } = setUp(100);
    await report.row({ description: 'one', expected: '1', run });
    await report.row({ description: 'two', expected: '2', run: async () => '2' });
    expect(report.finish()).toBe(false);
    expect(printed.join('\n')).toContain(shown);
    expect(printed.at(-1)).toContain('1 as expected, 1 not');
  });

  it.each([80, 100, 300])('fits into %d columns and prints every word', async (columns) => {
    const { report, printed } = setUp(columns);
    const answer = '401 session-token-expired-refresh-non-eligible-no-refresh-cookie';
    await report.row({
      description: 'a description of many words '.repeat(4),
      expected: answer,
      run: async () => answer,
    });
    expect(Math.max(...printed.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    for (const piece of answer.split(/[ -]/)) {
      expect(printed.join('\n').split(piece).length).toBeGreaterThan(2);
    }
  });
});
