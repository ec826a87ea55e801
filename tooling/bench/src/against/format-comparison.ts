// Pure
import { compare, formatRatio, medianInterval, quantile, significant } from '../statistics.ts';
import { formatTable } from '../table.ts';
import type { Times } from './program.ts';

/** A table with a line per workload: the medians of both checkouts, and the median of the ratios of all rounds. */
export function formatComparison(all: readonly Times[]): string {
  const rows = all.map(({ name, own, other }) => {
    const [low, high] = medianInterval(own.map((time, round) => time / (other[round] ?? time)));
    return [
      name,
      formatTime(other),
      formatTime(own),
      formatRatio(compare(own, other)),
      `${low.toFixed(3)} to ${high.toFixed(3)}`,
    ];
  });
  return formatTable([['workload', 'other', 'this', 'this / other', '95 % interval'], ...rows]);
}

function formatTime(timesInMs: readonly number[]): string {
  return `${significant(quantile(timesInMs, 0.5) * 1000)} µs`;
}
