import { readFile, writeFile } from 'node:fs/promises';

const PAGE = new URL('../../../../MEASUREMENTS.md', import.meta.url);

/** The two parts of the page. Sizes are the same on every machine; times are not. */
export interface Page {
  readonly sizes: string;
  readonly times: string;
}

const HEAD = `<!-- Written by \`pnpm measure\`. Do not edit. -->

# Measurements

Figures that change with the code. \`pnpm measure\` writes this page; \`pnpm measure --sizes\` writes the sizes only, in
seconds. CI fails when a size in the first table differs by more than 1 %. It does not compare times, which depend on the
machine.`;

const SIZES = '## Sizes';
const TIMES = '## Times';

/** Reads the page. Parts that are missing are empty. */
export async function readPage(): Promise<Page> {
  const text = await readFile(PAGE, 'utf8').catch(() => '');
  const [, sizes = '', times = ''] = text.split(/^## (?:Sizes|Times)$/m);
  return { sizes: sizes.trim(), times: times.trim() };
}

export async function writePage({ sizes, times }: Page): Promise<void> {
  await writeFile(PAGE, `${[HEAD, SIZES, sizes, TIMES, times].filter(Boolean).join('\n\n')}\n`);
}
