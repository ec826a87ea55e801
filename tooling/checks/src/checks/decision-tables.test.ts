import { describe, expect, it } from 'vitest';
import { DECISION_TABLES, type DecisionTable } from '../decision-tables/decision-tables.ts';
import { renderDecisionTables } from '../decision-tables/render-decision-tables.ts';
import { renderedBlock, withRenderedBlock } from '../decision-tables/rendered-block.ts';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { decisionTables } from './decision-tables.ts';

const marks =
  '# x\n\n<!-- Rendered by `pnpm tables`: change the rows, not this. -->\n<!-- End of what is rendered. -->\n\nend\n';
const reports = (readme: string) =>
  reportsOf(decisionTables, projectOf({ 'packages/auth-state/README.md': readme }));

describe('decision-tables', () => {
  const rendered = withRenderedBlock(marks, renderDecisionTables(DECISION_TABLES));

  it('accepts what was rendered, once or twice', () => {
    expect(reports(rendered)).toEqual([]);
    expect(withRenderedBlock(rendered, renderDecisionTables(DECISION_TABLES))).toBe(rendered);
    expect(rendered).toMatch(/^# x\n/);
  });

  it.each([
    ['an empty block', marks],
    ['no marks', '# x'],
    ['a row that was changed', rendered.replace('header', 'cookie')],
    ['no README', ''],
  ])('reports %s', (_name, readme) => {
    expect(reports(readme)).toEqual([
      'packages/auth-state/README.md:- shows other decision tables than there are: run `pnpm tables`',
    ]);
  });

  it('says where the marks belong', () => {
    expect(renderedBlock('# x')).toBeUndefined();
    expect(() => withRenderedBlock('# x', '')).toThrow('where the tables belong');
  });
});

describe('renderDecisionTables()', () => {
  it('says every kind of outcome in words', () => {
    const table: DecisionTable = {
      title: 'Title',
      about: 'About.',
      file: 'src/rows.ts',
      rules: [
        ['A1', { fact: 'a', other: ['b', 'c'] }, ['run', 'verify']],
        ['A2', { fact: 'b' }, ['signed-out', null]],
        ['A3', { fact: 'c' }, ['handshake', 'reason-', 'sign-in']],
        ['A4', {}, 'plain'],
      ],
      docs: { A1: 'One.', A2: 'Two.', A3: 'Three.', A4: 'Four.' },
      values: { fact: ['a', 'b', 'c'] },
    };
    expect(renderDecisionTables([table]).split('\n')).toEqual([
      '### Title',
      '',
      'About. Rows: `src/rows.ts`.',
      '',
      '| rule | when              | then                                    | why    |',
      '| ---- | ----------------- | --------------------------------------- | ------ |',
      '| A1   | fact=a, other=b/c | run verify, look again                  | One.   |',
      '| A2   | fact=b            | signed out with the reason of the error | Two.   |',
      '| A3   | fact=c            | handshake `reason-…` at the sign-in     | Three. |',
      '| A4   | anything else     | plain                                   | Four.  |',
      '',
      'Facts: `fact` (a, b, c).',
    ]);
  });
});
