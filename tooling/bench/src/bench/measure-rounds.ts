import type { ReadyContender } from './prepare-contender.ts';

export interface Effort {
  readonly rounds: number;
  /** How long one contender runs in one round, approximately. */
  readonly sliceInMs: number;
}

/** Returns the time in milliseconds. In runtimes whose clocks stand still while code runs, it takes a request. */
export type Clock = () => number | Promise<number>;

export interface Measurement {
  readonly contenders: readonly ReadyContender[];
  /** How many runs start at the same time. */
  readonly batchSize: number;
  readonly effort: Effort;
  readonly now: Clock;
}

/** What all slices of a measurement share. */
interface Timing {
  readonly batchSize: number;
  readonly now: Clock;
  /** The time that one reading of the clock takes. */
  readonly clockInMs: number;
}

/**
 * Runs the contenders in turn, round by round, so that other load on the machine affects all of them. Resolves to the
 * milliseconds per run: by contender, one number for each round.
 */
export async function measureRounds(
  measurement: Measurement,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { contenders, batchSize, effort, now } = measurement;
  const timing = { batchSize, now, clockInMs: await costOf(now) };
  const entrants: { contender: ReadyContender; count: number; times: number[] }[] = [];
  for (const contender of contenders) {
    const count = await calibrate(contender, timing, effort.sliceInMs);
    entrants.push({ contender, count, times: [] });
  }
  for (let round = 0; round < effort.rounds; round++) {
    for (const { contender, count, times } of inRandomOrder(entrants)) {
      times.push(await timePerRun(contender, count, timing));
    }
  }
  return new Map(entrants.map(({ contender, times }) => [contender.name, times]));
}

/** A new order for each round: a contender that always follows the same one would pay for its garbage. */
function inRandomOrder<T>(list: readonly T[]): readonly T[] {
  const drawn = list.map((entry) => ({ entry, lot: Math.random() }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ entry }) => entry);
}

/** Returns how many batches fill a slice, after the engine has had time to optimize the code. */
async function calibrate(contender: ReadyContender, timing: Timing, sliceInMs: number): Promise<number> {
  let count = 1;
  for (;;) {
    // The faster of two, because a delay is not part of the work.
    const runInMs = Math.min(
      await timePerRun(contender, count, timing),
      await timePerRun(contender, count, timing),
    );
    const batchInMs = runInMs * timing.batchSize;
    if (batchInMs * count >= sliceInMs || count >= 1_000_000) {
      return Math.max(1, Math.round(sliceInMs / batchInMs));
    }
    count *= 2;
  }
}

async function timePerRun({ run }: ReadyContender, count: number, timing: Timing): Promise<number> {
  const { batchSize, now, clockInMs } = timing;
  const start = await now();
  for (let batch = 0; batch < count; batch++) {
    if (batchSize === 1) {
      const result = run();
      // Awaiting a value that is not a promise costs more than some of the work.
      if (result instanceof Promise) await result;
    } else {
      await Promise.all(Array.from({ length: batchSize }, run));
    }
  }
  const durationInMs = (await now()) - start - clockInMs;
  return Math.max(durationInMs, 1e-6) / (count * batchSize);
}

/** The least time that reading the clock takes. Subtracting more than that would subtract work. */
async function costOf(now: Clock): Promise<number> {
  let leastInMs = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 21; count++) {
    const start = await now();
    leastInMs = Math.min(leastInMs, (await now()) - start);
  }
  return leastInMs;
}
