import { CLOCKS, type ClockName } from './clocks.ts';
import { GROUPS, type GroupName } from './groups/all.ts';
import { measureGroup } from './measure-group.ts';
import type { Effort } from './measure-rounds.ts';
import type { Report } from './report.ts';
import type { Samples } from './samples.ts';

export interface Input {
  readonly groups: readonly GroupName[];
  readonly samples: Samples;
  readonly effort: Effort;
  readonly clock: ClockName;
}

/** The program that is bundled for every runtime. */
export async function run({ groups, samples, effort, clock }: Input): Promise<Report[]> {
  const reports: Report[] = [];
  for (const name of groups) {
    reports.push(await measureGroup(GROUPS[name](samples), effort, CLOCKS[clock]));
  }
  return reports;
}
