import { readFile } from 'node:fs/promises';

const COMPAT = new URL('../../../../../packages/compat/', import.meta.url);

/** Returns the README of `@x/compat` as one line. */
export const readReadme = async (): Promise<string> =>
  (await readFile(new URL('README.md', COMPAT), 'utf8')).replace(/\s+/g, ' ');

/** Returns the rows of the deliberate differences of `@x/compat`. */
export async function readDifferences(): Promise<readonly string[]> {
  const text = await readFile(new URL('docs/differences.md', COMPAT), 'utf8');
  return [...text.matchAll(/^\| (.*?) +\|/gm)].map(([, row = '']) => row);
}
