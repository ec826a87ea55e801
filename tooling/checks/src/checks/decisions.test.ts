import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { decisions } from './decisions.ts';

const INDEX = '- [001: Keys](001-keys.md)\n- [003: Errors](003-errors.md)\n\nThere is no 002.';

function reportsOn(files: Record<string, string>) {
  return reportsOf(
    decisions,
    projectOf({
      'decisions/README.md': INDEX,
      'decisions/001-keys.md': '# 001: Keys\n',
      'decisions/003-errors.md': '# 003: Errors\n',
      'packages/a/src/a.ts': '// Decision 001 and decision 003.',
      ...files,
    }),
  );
}

test('decisions accepts an index that lists every decision and explains the gap', () => {
  expect(reportsOn({})).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  [
    'a decision that is not listed',
    { 'decisions/004-a.md': '# 004: A', 'packages/a/src/b.ts': '// decision 004' },
    'write this line: - [004: A](004-a.md)',
  ],
  ['another title than that of the index', { 'decisions/001-keys.md': '# 001: All keys' }, 'write this line'],
  ['a gap without an explanation', { 'decisions/README.md': INDEX.replace('002', 'it') }, 'no decision 002'],
  ['a decision that no code names', { 'packages/a/src/a.ts': '// decision 001' }, "'decision 003'"],
  ['code that names no decision', { 'packages/a/src/b.ts': '// decision 002' }, '002, which does not exist'],
  ['a long decision', { 'decisions/001-keys.md': `# 001: Keys\n${'a\n'.repeat(60)}` }, 'has 61 lines'],
])('decisions reports %s', (_, files, message) => {
  expect(reportsOn(files)).toEqual([expect.stringContaining(message)]);
});

test('decisions reports a title without the number', () => {
  expect(reportsOn({ 'decisions/001-keys.md': '# Keys\n' })).toContainEqual(
    expect.stringContaining("the title must begin with '# 001: '"),
  );
});

test('decisions reports a number that is used twice', () => {
  expect(reportsOn({ 'decisions/003-a.md': '# 003: A' })).toContainEqual(
    expect.stringContaining('two decisions have the number 003'),
  );
});
