import { expect, test } from 'vitest';
import { projectWithIndex } from '../project/project.test-support.ts';
import { blocksOfSource } from './blocks-of-source.ts';

const extract = (text: string) =>
  projectWithIndex(text).packages.flatMap(({ files }) => files.map(blocksOfSource));

test('blocksOfSource() finds the examples of functions, constants and fields', () => {
  const text = `import {} from './x.ts';

/**
 * Adds.
 *
 * @param a a number
 * @example
 * \`\`\`ts
 * add(1, 2); // => 3
 *   indented();
 * \`\`\`
 */
export function add(a: number, b: number) {}

/** Text. \`\`\`ts inline \`\`\` */
export const table = {
  /**
   * \`\`\`ts no-run="x"
   * field();
   * \`\`\`
   */
  field: 1,
};
`;
  expect(extract(text)).toEqual([
    {
      blocks: [
        expect.objectContaining({ line: 8, title: 'add', code: 'add(1, 2); // => 3\n  indented();' }),
        expect.objectContaining({ line: 18, title: 'field', code: 'field();', noRun: 'x' }),
      ],
      violations: [],
    },
  ]);
});

test('blocksOfSource() names a constant, and lists its comment once', () => {
  const text = '/**\n * ```ts\n * x;\n * ```\n */\nexport const x = () => 1;';
  expect(extract(text)[0]?.blocks).toMatchObject([{ line: 2, title: 'x' }]);
});

test('blocksOfSource() reports an @example without a fence', () => {
  expect(extract('/**\n * @example add(1)\n */\nexport function add() {}')[0]?.violations).toMatchObject([
    { file: 'packages/jwt/src/index.ts', line: 2 },
  ]);
});
