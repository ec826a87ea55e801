import { formatTable } from '../table.ts';
import type { Budget } from './budgets.ts';
import { measureBundle } from './measure-bundle.ts';

/** What came of a check: a table to print, and whether every budget was kept. */
export interface SizeReport {
  readonly table: string;
  readonly isWithinBudgets: boolean;
}

/** Bundles and weighs every program. */
export async function checkSizes(budgets: readonly Budget[]): Promise<SizeReport> {
  const measured = await Promise.all(
    budgets.map(async (budget) => ({ ...budget, ...(await measureBundle(budget.program)) })),
  );
  const rows = measured.map(({ name, bytes, gzipBytes, maxGzipBytes }) => [
    name,
    String(bytes),
    String(gzipBytes),
    String(maxGzipBytes),
    gzipBytes <= maxGzipBytes ? 'ok' : `exceeded by ${gzipBytes - maxGzipBytes}`,
  ]);
  return {
    table: formatTable([['bundle', 'bytes', 'gzip', 'budget', 'verdict'], ...rows]),
    isWithinBudgets: measured.every(({ gzipBytes, maxGzipBytes }) => gzipBytes <= maxGzipBytes),
  };
}
