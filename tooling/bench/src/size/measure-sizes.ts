import type { Table } from '../table.ts';
import type { Budget, REFERENCES } from './budgets.ts';
import { measureBundle } from './measure-bundle.ts';

/** The sizes of some bundles. */
export interface SizeReport {
  readonly table: Table;
  readonly isWithinBudgets: boolean;
  /** The compressed size of each bundle, by its name. */
  readonly gzipBytes: ReadonlyMap<string, number>;
}

/** Bundles and measures each program. */
export async function measureSizes(
  budgets: readonly Budget[],
  references: typeof REFERENCES = [],
): Promise<SizeReport> {
  const measure = async <Entry extends (typeof REFERENCES)[number]>(entry: Entry) => ({
    ...entry,
    ...(await measureBundle(entry.program)),
  });
  const own = await Promise.all(budgets.map(measure));
  const others = await Promise.all(references.map(measure));
  const rows = own.map(({ name, bytes, gzipBytes, maxGzipBytes }) => [
    name,
    String(bytes),
    String(gzipBytes),
    String(maxGzipBytes),
    gzipBytes <= maxGzipBytes ? 'ok' : `exceeded by ${gzipBytes - maxGzipBytes}`,
  ]);
  const referenceRows = others.map(({ name, bytes, gzipBytes }) => [
    ...[name, String(bytes), String(gzipBytes)],
    ...['', 'for comparison'],
  ]);
  return {
    table: [['bundle', 'bytes', 'gzip', 'budget', 'verdict'], ...rows, ...referenceRows],
    isWithinBudgets: own.every(({ gzipBytes, maxGzipBytes }) => gzipBytes <= maxGzipBytes),
    gzipBytes: new Map(own.map(({ name, gzipBytes }) => [name, gzipBytes])),
  };
}
