import { compare, quantile } from '../statistics.ts';
import type { Group } from './contender.ts';
import { type Clock, type Effort, measureRounds } from './measure-rounds.ts';
import { prepareContender } from './prepare-contender.ts';
import type { Column, Report } from './report.ts';

/** Measures the contenders of a group. Each round yields one ratio to each baseline of the same round. */
export async function measureGroup(group: Group, effort: Effort, now: Clock): Promise<Report> {
  const all = await Promise.all(
    group.contenders.map((contender) => prepareContender(contender, group.isDone)),
  );
  const contenders = all.filter((contender) => 'run' in contender);
  const baselines = group.baselines.filter((name) => contenders.some((contender) => contender.name === name));
  const columns: ReadonlyMap<string, Column>[] = [];
  for (const batchSize of group.batchSizes) {
    const times = await measureRounds({ contenders, batchSize, effort, now });
    const baselineTimes = baselines.map((name) => times.get(name) ?? []);
    const columnOf = (own: readonly number[]): Column => ({
      batchSize,
      medianInMicroseconds: quantile(own, 0.5) * 1000,
      ratios: baselineTimes.map((baseline) => compare(own, baseline)),
    });
    columns.push(new Map([...times].map(([name, own]) => [name, columnOf(own)])));
  }
  const rows = all.map((contender) => ({
    name: contender.name,
    unable: 'unable' in contender ? contender.unable : null,
    columns: columns.flatMap((column) => column.get(contender.name) ?? []),
  }));
  return { name: group.name, baselines, rows };
}
