import { describe, expect, it } from 'vitest';
import type { DecisionTable } from '../decision-tables/decision-tables.ts';
import { rowsWithoutTest } from './row-tests.ts';

const table: DecisionTable = {
  ...{ title: 'Title', about: 'About.', file: 'src/decide/rows.ts', docs: {} },
  rules: [
    ['A1', {}, 'plain'],
    ['A11', {}, 'plain'],
  ],
};
const reports = (text: string, path = 'packages/auth-state/src/rows.test.ts') =>
  rowsWithoutTest(new Map([[path, text]]), [table]).map(({ file, message }) => `${file} ${message}`);

describe('row-tests', () => {
  it.each([
    ['names of tests', "it('A1 decides', () => {}); it('A11 decides', () => {});"],
    ['rows of tests', "const ROWS = [['A1', 'x'], [\n  'A11', 'y']]; it.each(ROWS)('%s', () => {});"],
  ])('accepts %s', (_name, text) => {
    expect(reports(text)).toEqual([]);
  });

  it('reports a row that only another one is named like', () => {
    expect(reports("it('A11 decides', () => {});")).toEqual([
      'packages/auth-state/src/decide/rows.ts row A1 has no test that is named after it',
    ]);
  });

  it.each([
    ['a row that is mentioned only', "expect(state.rule).toBe('A1'); // A11"],
    ['no test file', "it('A1 x'); it('A11 x');", 'packages/auth-state/src/rows.ts'],
  ])('reports %s', (_name, text, path?: string) => {
    expect(reports(text, path)).toHaveLength(2);
  });
});
