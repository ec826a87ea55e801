import { expect, test } from 'vitest';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';

const fence = '```';

test('blocksOfMarkdown() finds ts blocks with their line and heading', () => {
  const markdown = `# Title
${fence}ts
const a = 1;
${fence}

## The \`second\` part

- in a list:

  ${fence}ts continues
  a; // => 1
  ${fence}

${fence}sh
npm install
${fence}
`;
  expect(blocksOfMarkdown(markdown, { file: 'README.md' })).toEqual({
    blocks: [
      {
        file: 'README.md',
        line: 2,
        title: 'Title',
        code: 'const a = 1;',
        continues: false,
        noRun: undefined,
      },
      {
        file: 'README.md',
        line: 10,
        title: 'The second part',
        code: 'a; // => 1',
        continues: true,
        noRun: undefined,
      },
    ],
    violations: [],
  });
});

test('blocksOfMarkdown() reports a no-run without a reason at its line', () => {
  expect(blocksOfMarkdown(`\n${fence}ts no-run\n${fence}`, { file: 'README.md' }).violations).toEqual([
    {
      check: 'doc-tests',
      file: 'README.md',
      line: 2,
      message: 'no-run needs a reason: no-run="needs a browser"',
    },
  ]);
});

test('blocksOfMarkdown() reports a language that would leave the block untested', () => {
  expect(blocksOfMarkdown(`${fence}typescript\n${fence}`, { file: 'README.md' }).violations).toHaveLength(1);
});
