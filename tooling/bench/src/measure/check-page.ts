import { readPage } from './page.ts';

/** A change of the compressor or of one line is no reason to write the page again. */
const TOLERANCE = 0.01;

/** Compares sizes with the committed page. Resolves to a line for each bundle that differs too much. */
export async function checkPage(gzipBytes: ReadonlyMap<string, number>): Promise<string[]> {
  const { sizes } = await readPage();
  return compareSizes(sizes, gzipBytes);
}

export function compareSizes(page: string, gzipBytes: ReadonlyMap<string, number>): string[] {
  const written = new Map(
    page.split('\n').map((line) => {
      const [, name = '', , gzip] = line.split('|').map((cell) => cell.trim());
      return [name, Number(gzip)];
    }),
  );
  return [...gzipBytes].flatMap(([name, now]) => {
    const before = written.get(name);
    if (before === undefined) {
      return [`  ${name}: missing`];
    }
    const isClose = Math.abs(now - before) <= before * TOLERANCE;
    return isClose ? [] : [`  ${name}: ${before} bytes on the page, ${now} now`];
  });
}
