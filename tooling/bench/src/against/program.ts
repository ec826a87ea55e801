import { CLOCKS, type ClockName } from '../bench/clocks.ts';
import { type Effort, measureRounds } from '../bench/measure-rounds.ts';
import { prepareContender, type ReadyContender } from '../bench/prepare-contender.ts';
import type { Samples } from '../bench/samples.ts';
import * as otherPackages from './other-packages.ts';
import * as ownPackages from './packages.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

export interface Input {
  /** Names of `WORKLOADS`. */
  readonly groups: readonly string[];
  readonly samples: Samples;
  readonly effort: Effort;
  readonly clock: ClockName;
  /** Whether the packages of the other checkout are prepared first, which the engine may notice. */
  readonly isOtherFirst: boolean;
}

/** Milliseconds per run in each round, of both checkouts. */
export interface Times {
  readonly name: string;
  readonly own: readonly number[];
  readonly other: readonly number[];
}

/** The program that is bundled for a runtime. */
export async function run({ groups, ...settings }: Input): Promise<Times[]> {
  const times: Times[] = [];
  for (const workload of groups.flatMap((group) => WORKLOADS[group] ?? [])) {
    times.push(await compareWorkload(workload, settings));
  }
  return times;
}

async function compareWorkload(
  { name, prepare, isDone }: Workload,
  { samples, effort, clock, isOtherFirst }: Omit<Input, 'groups'>,
): Promise<Times> {
  const own = { name: 'own', prepare: () => prepare(ownPackages, samples) };
  const other = { name: 'other', prepare: () => prepare(otherPackages, samples) };
  const contenders: ReadyContender[] = [];
  for (const contender of isOtherFirst ? [other, own] : [own, other]) {
    const prepared = await prepareContender(contender, isDone);
    if ('unable' in prepared) {
      throw new Error(`${name}, ${prepared.name} checkout: ${prepared.unable}`);
    }
    contenders.push(prepared);
  }
  const times = await measureRounds({ contenders, batchSize: 1, effort, now: CLOCKS[clock] });
  return { name, own: times.get('own') ?? [], other: times.get('other') ?? [] };
}
