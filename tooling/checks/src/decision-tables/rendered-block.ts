/** Where the tables stand in a document. */
const START = '<!-- Rendered by `pnpm tables`: change the rows, not this. -->';
const END = '<!-- End of what is rendered. -->';

/** What stands between the marks; undefined where they are not both there. */
export function renderedBlock(text: string): string | undefined {
  const [, rest] = text.split(START);
  const [block, after] = rest?.split(END) ?? [];
  return after === undefined ? undefined : block?.trim();
}

/** The text with another block between the marks. */
export function withRenderedBlock(text: string, block: string): string {
  const current = renderedBlock(text);
  if (current === undefined) {
    throw new Error(`Put these two lines where the tables belong:\n${START}\n${END}`);
  }
  const [before = ''] = text.split(START);
  const after = text.slice(text.indexOf(END));
  return `${before}${START}\n\n${block}\n\n${after}`;
}
