import { makeSample } from '../bench/samples.ts';
import { compare, formatRatio, quantile, significant } from '../statistics.ts';
import { formatTable } from '../table.ts';
import { measureStart } from './measure-start.ts';
import { START_GROUPS } from './programs.ts';

const ROUNDS = process.argv.includes('--quick') ? 9 : 31;
const sample = makeSample('RS256');

console.info(
  `Node ${process.versions.node}, a fresh process each time: ${ROUNDS} interleaved rounds. Ratios to the first line.`,
);
for (const group of START_GROUPS) {
  const times = await measureStart(group, sample, ROUNDS);
  const [baseline = []] = times.values();
  const rows = [...times].map(([name, own]) => [
    name,
    `${significant(Math.min(...own))} ms`,
    significant(Math.min(...own) / Math.min(...baseline)),
    `${significant(quantile(own, 0.5))} ms`,
    formatRatio(compare(own, baseline)),
  ]);
  console.info(`\n${formatTable([[group.name, 'minimum', 'of minima', 'median', 'of rounds'], ...rows])}`);
}
