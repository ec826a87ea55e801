import { compare, quantile } from '../statistics.ts';
import type { Contender, Group, Run } from './contender.ts';
import type { Column, Report } from './report.ts';

export interface Effort {
  readonly rounds: number;
  /** How long one contender runs in one round, about. */
  readonly sliceInMs: number;
}

/** Where clocks stand still while code runs, the time has to be asked for. In milliseconds. */
export type Clock = () => number | Promise<number>;

type Ready = { readonly name: string; readonly run: Run };
type Unable = { readonly name: string; readonly unable: string };

/**
 * Lets the contenders alternate, round by round, so that whatever else the machine does hits all of them. Each
 * round gives one ratio to each baseline of the same round.
 */
export async function measureGroup(group: Group, effort: Effort, now: Clock): Promise<Report> {
  const contenders = await Promise.all(group.contenders.map((contender) => makeReady(contender, group)));
  const ready = contenders.filter((contender) => 'run' in contender);
  const baselines = group.baselines.filter((name) => ready.some((contender) => contender.name === name));
  const columns: ReadonlyMap<string, Column>[] = [];
  for (const batchSize of group.batchSizes) {
    const times = await measure(ready, batchSize, effort, now);
    const floors = baselines.map((name) => times.get(name) ?? []);
    const columnOf = (own: readonly number[]): Column => ({
      batchSize,
      medianInMicroseconds: quantile(own, 0.5) * 1000,
      ratios: floors.map((floor) => compare(own, floor)),
    });
    columns.push(new Map([...times].map(([name, own]) => [name, columnOf(own)])));
  }
  const rows = contenders.map((contender) => ({
    name: contender.name,
    unable: 'unable' in contender ? contender.unable : null,
    columns: columns.flatMap((column) => column.get(contender.name) ?? []),
  }));
  return { name: group.name, baselines, rows };
}

async function makeReady({ name, prepare }: Contender, group: Group): Promise<Ready | Unable> {
  try {
    const run = await prepare();
    const isDone = group.isDone(await run());
    return isDone ? { name, run } : { name, unable: "it runs, and doesn't do the work" };
  } catch (error) {
    return { name, unable: error instanceof Error ? error.message : String(error) };
  }
}

/** In milliseconds for one run, by contender, one for each round. */
async function measure(
  contenders: readonly Ready[],
  batchSize: number,
  { rounds, sliceInMs }: Effort,
  now: Clock,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const clockInMs = await costOf(now);
  const timePerRun = (contender: Ready, count: number) => time(contender, batchSize, count, now, clockInMs);
  const entrants: { contender: Ready; count: number; times: number[] }[] = [];
  for (const contender of contenders) {
    const count = await calibrate((count) => timePerRun(contender, count), batchSize, sliceInMs);
    entrants.push({ contender, count, times: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { contender, count, times } of inAnyOrder(entrants)) {
      times.push(await timePerRun(contender, count));
    }
  }
  return new Map(entrants.map(({ contender, times }) => [contender.name, times]));
}

/** So that none always runs after the same one, whose garbage the engine may still be collecting. */
function inAnyOrder<T>(list: readonly T[]): readonly T[] {
  const drawn = list.map((entry) => ({ entry, lot: Math.random() }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ entry }) => entry);
}

/** How many batches fill a slice, once the engine has seen enough of the code. */
async function calibrate(
  timePerRun: (count: number) => Promise<number>,
  batchSize: number,
  sliceInMs: number,
): Promise<number> {
  let count = 1;
  for (;;) {
    // The faster of two: whatever held the other up is not the work.
    const runInMs = Math.min(await timePerRun(count), await timePerRun(count));
    const batchInMs = runInMs * batchSize;
    if (batchInMs * count >= sliceInMs || count >= 1_000_000) {
      return Math.max(1, Math.round(sliceInMs / batchInMs));
    }
    count *= 2;
  }
}

async function time(
  { run }: Ready,
  batchSize: number,
  count: number,
  now: Clock,
  clockInMs: number,
): Promise<number> {
  const start = await now();
  for (let batch = 0; batch < count; batch++) {
    if (batchSize === 1) {
      const result = run();
      // Waiting costs more than some of the work that needs none.
      if (result instanceof Promise) await result;
    } else {
      await Promise.all(Array.from({ length: batchSize }, run));
    }
  }
  const durationInMs = (await now()) - start - clockInMs;
  return Math.max(durationInMs, 1e-6) / (count * batchSize);
}

/** The least that looking at the clock takes, which a slice would count as work. More would be work taken off. */
async function costOf(now: Clock): Promise<number> {
  let leastInMs = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 21; count++) {
    const start = await now();
    leastInMs = Math.min(leastInMs, (await now()) - start);
  }
  return leastInMs;
}
