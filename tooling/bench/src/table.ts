// Pure

/** Rows of cells. The first row is the head. */
export type Table = readonly (readonly string[])[];

/** Formats a table for a terminal: the first column is left-aligned, the others are right-aligned. */
export function formatTable(rows: Table): string {
  const [head = [], ...body] = rows;
  const widths = widthsOf(rows);
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const format = (row: readonly string[]) => align(row, widths).join('  ').trimEnd();
  return [format(head), rule, ...body.map(format)].join('\n');
}

/** Formats a table as Markdown. */
export function toMarkdown(rows: Table): string {
  const [head = [], ...body] = rows;
  const widths = widthsOf(rows).map((width) => Math.max(width, 4));
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [align(head, widths), rule, ...body.map((row) => align(row, widths))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function widthsOf(rows: Table): number[] {
  const [head = []] = rows;
  return head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
}

function align(row: readonly string[], widths: readonly number[]): string[] {
  return widths.map((width, column) => {
    const cell = row[column] ?? '';
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
}
