// Pure
import { formatRatio, significant } from '../statistics.ts';
import { formatTable } from '../table.ts';
import type { Column, Report } from './report.ts';

/** Formats a report: a table, and a line for each contender that can't run. */
export function formatReport({ name, baselines, rows }: Report): string {
  const able = rows.filter(({ unable }) => unable === null);
  const heads = (able[0]?.columns ?? []).flatMap(({ batchSize }) => [
    batchSize === 1 ? 'one by one' : `${batchSize} at once`,
    ...baselines.map((_, index) => `to ${String.fromCharCode(65 + index)}`),
  ]);
  const body = able.map((row) => [labelOf(row.name, baselines), ...row.columns.flatMap(cellsOf)]);
  const unable = rows.flatMap((row) =>
    row.unable === null ? [] : [`${row.name}: can't run here: ${firstLine(row.unable)}`],
  );
  return [formatTable([[name, ...heads], ...body]), ...unable].join('\n');
}

/** Adds the letter of a baseline, which the heads of the columns use. */
function labelOf(name: string, baselines: readonly string[]): string {
  const index = baselines.indexOf(name);
  return index < 0 ? `   ${name}` : `${String.fromCharCode(65 + index)}  ${name}`;
}

function cellsOf({ medianInMicroseconds, ratios }: Column): readonly string[] {
  return [`${significant(medianInMicroseconds)} µs`, ...ratios.map(formatRatio)];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
