import { describe, expect, it } from 'vitest';
import type { DecisionTable } from '../decision-tables/decision-tables.ts';
import { renderDecisionTables } from '../decision-tables/render-decision-tables.ts';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { renderedBlock, withRenderedBlock } from '../rendered/rendered-block.ts';
import { RENDERED_DOCUMENTS } from '../rendered/rendered-documents.ts';
import { rendered } from './rendered.ts';

const marks =
  '# x\n\n<!-- Rendered by `pnpm tables`: change the rows, not this. -->\n<!-- End of what is rendered. -->\n\nend\n';

describe.each(RENDERED_DOCUMENTS)('rendered, on $file,', ({ file, render }) => {
  const document = withRenderedBlock(marks, render());
  const reports = (text: string) =>
    reportsOf(rendered, projectOf({ [file]: text })).filter((report) => report.startsWith(file));

  it('accepts what was rendered, once or twice', () => {
    expect(reports(document)).toEqual([]);
    expect(withRenderedBlock(document, render())).toBe(document);
    expect(document).toMatch(/^# x\n/);
  });

  it.each([
    ['an empty block', marks],
    ['missing marks', '# x'],
    ['a changed row', document.replace('the', 'another')],
    ['an empty document', ''],
  ])('reports %s', (_name, text) => {
    expect(reports(text)).toEqual([`${file}:- shows an old version of the tables: run \`pnpm tables\``]);
  });
});

it('withRenderedBlock() says where the marks belong', () => {
  expect(renderedBlock('# x')).toBeUndefined();
  expect(() => withRenderedBlock('# x', '')).toThrow('where the tables belong');
});

describe('renderDecisionTables()', () => {
  it('describes every kind of outcome', () => {
    const table: DecisionTable = {
      title: 'Title',
      about: 'About.',
      file: 'src/rows.ts',
      rules: [
        ['A1', { fact: 'a', other: ['b', 'c'] }, ['run', 'verify']],
        ['A2', { fact: 'b' }, ['signed-out', null]],
        ['A3', { fact: 'c' }, ['handshake', 'refresh-error', 'sign-in']],
        ['A4', {}, 'plain'],
      ],
      docs: { A1: 'One.', A2: 'Two.', A3: 'Three.', A4: 'Four.' },
      values: { fact: ['a', 'b', 'c'] },
    };
    expect(renderDecisionTables([table]).split('\n')).toEqual([
      '## Title',
      '',
      'About. Rows: `src/rows.ts`.',
      '',
      '| rule | when              | then                                                           | why    |',
      '| ---- | ----------------- | -------------------------------------------------------------- | ------ |',
      '| A1   | fact=a, other=b/c | run verify, look again                                         | One.   |',
      '| A2   | fact=b            | signed out with the reason of the error                        | Two.   |',
      '| A3   | fact=c            | handshake with the reason of the failed refresh at the sign-in | Three. |',
      '| A4   | anything else     | plain                                                          | Four.  |',
      '',
      'Facts: `fact` (a, b, c).',
    ]);
  });
});
