import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { Results } from './compare-servers.ts';

const require = createRequire(import.meta.url);
const README = new URL('../../../../packages/compat/README.md', import.meta.url);

/** Compares the results of an SDK with the listed results, and with its row in the README of `@x/compat`. */
export async function expectResults(sdk: string, results: Results): Promise<void> {
  const lines = [...results].map(
    ([name, differences]) => `${name}: ${differences.join(', ') || 'the same'}\n`,
  );
  await expect(lines.join('')).toMatchFileSnapshot(`results/${sdk}.txt`);
  const same = [...results.values()].filter((differences) => differences.length === 0).length;
  const { version } = require(`../../node_modules/@clerk/${sdk}/package.json`);
  const row = [`\`@clerk/${sdk}\` ${version}`, results.size, same, results.size - same];
  expect(rowsOf(await readFile(README, 'utf8'))).toContain(row.join(' | '));
}

/** The rows of tables, without the padding of cells. */
const rowsOf = (markdown: string): readonly string[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
        .join(' | '),
    );
