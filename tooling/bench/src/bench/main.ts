import { parseArgs } from 'node:util';
import { formatTable } from '../table.ts';
import type { Group } from './contender.ts';
import { authenticateGroup, decodeGroup, verifyGroup } from './groups.ts';
import { type Effort, measureGroup, type Ratio } from './measure-group.ts';

const EFFORTS = {
  quick: { rounds: 30, sliceInMs: 5 },
  full: { rounds: 80, sliceInMs: 10 },
} as const satisfies Record<string, Effort>;

const { values } = parseArgs({
  // Package managers hand the separator of their own arguments on.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: { quick: { type: 'boolean', default: false } },
});
const effort = values.quick ? EFFORTS.quick : EFFORTS.full;

console.info(
  `Ratios to the first line of each table: medians of ${effort.rounds} interleaved rounds, and the middle half.`,
);
for (const group of [await verifyGroup(), decodeGroup(), authenticateGroup()]) {
  console.info(`\n${await tableOf(group, effort)}`);
}

async function tableOf(group: Group, effort: Effort): Promise<string> {
  const columns: (readonly Ratio[])[] = [];
  for (const batchSize of group.batchSizes) {
    columns.push(await measureGroup(group, batchSize, effort));
  }
  const heads = group.batchSizes.flatMap((size) => [
    size === 1 ? 'one by one' : `${size} at once`,
    'middle half',
  ]);
  const rows = group.contenders.map(({ name }, index) => [
    name,
    ...columns.flatMap((ratios) => cellsOf(ratios[index])),
  ]);
  return formatTable([[group.name, ...heads], ...rows]);
}

function cellsOf(ratio: Ratio | undefined): readonly string[] {
  return ratio === undefined
    ? ['', '']
    : [ratio.median.toFixed(2), `${ratio.lowerQuartile.toFixed(2)}–${ratio.upperQuartile.toFixed(2)}`];
}
