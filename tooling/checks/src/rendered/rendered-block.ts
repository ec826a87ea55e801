const START = '<!-- Rendered by `pnpm tables`: change the rows, not this. -->';
const END = '<!-- End of what is rendered. -->';

/** Returns the block between the marks, or undefined if a mark is missing. */
export function renderedBlock(document: string): string | undefined {
  const [, rest] = document.split(START);
  const [block, after] = rest?.split(END) ?? [];
  return after === undefined ? undefined : block?.trim();
}

/** Returns the document with another block between the marks. */
export function withRenderedBlock(document: string, block: string): string {
  const current = renderedBlock(document);
  if (current === undefined) {
    throw new Error(`The marks are missing. Put these two lines where the tables belong:\n${START}\n${END}`);
  }
  const [before = ''] = document.split(START);
  const after = document.slice(document.indexOf(END));
  return `${before}${START}\n\n${block}\n\n${after}`;
}
