import { GROUPS, type GroupName, type Samples } from './groups/all.ts';
import { type Clock, type Effort, measureGroup } from './measure-group.ts';
import type { Report } from './report.ts';

export interface Input {
  readonly groups: readonly GroupName[];
  readonly samples: Samples;
  readonly effort: Effort;
  /** `outside`: where clocks stand still while code runs, the runner answers any request with the time. */
  readonly clock: 'own' | 'outside';
}

const CLOCKS: Readonly<Record<Input['clock'], Clock>> = {
  own: () => performance.now(),
  outside: async () => Number(await (await fetch('http://clock.example/')).text()),
};

/** What is bundled for every runtime. */
export async function run({ groups, samples, effort, clock }: Input): Promise<Report[]> {
  const reports: Report[] = [];
  for (const name of groups) {
    reports.push(await measureGroup(GROUPS[name](samples), effort, CLOCKS[clock]));
  }
  return reports;
}
