import type { Contender, Group } from './contender.ts';

export interface Effort {
  readonly rounds: number;
  /** How long one contender runs in one round, about. */
  readonly sliceInMs: number;
}

/** How a contender compares with the floor: of the ratios of all rounds, the median and the middle half. */
export interface Ratio {
  readonly name: string;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
}

/**
 * Lets the contenders alternate, round by round, so that whatever else the machine does hits all of them. Each
 * round gives one ratio to the floor of the same round. Rejects when a contender doesn't do the work.
 */
export async function measureGroup(
  { name, contenders }: Group,
  batchSize: number,
  { rounds, sliceInMs }: Effort,
  now: () => number = () => performance.now(),
): Promise<readonly Ratio[]> {
  const counts: number[] = [];
  for (const contender of contenders) {
    if (!contender.isDone(await contender.run())) {
      throw new Error(`${name}: ${contender.name} doesn't do the work.`);
    }
    counts.push(await calibrate(contender, batchSize, sliceInMs, now));
  }
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      // Another one begins each round: none always follows the same.
      const index = (round + turn) % contenders.length;
      const contender = contenders[index];
      if (contender !== undefined) {
        times[index]?.push(await timePerRun(contender, batchSize, counts[index] ?? 1, now));
      }
    }
  }
  const [floorTimes = []] = times;
  return contenders.map(({ name }, index) => summarize(name, times[index] ?? [], floorTimes));
}

/** How many batches fill a slice, once the engine has seen enough of the code. */
async function calibrate(
  contender: Contender,
  batchSize: number,
  sliceInMs: number,
  now: () => number,
): Promise<number> {
  let count = 1;
  for (;;) {
    const batchInMs = (await timePerRun(contender, batchSize, count, now)) * batchSize;
    if (batchInMs * count >= sliceInMs || count >= 1_000_000) {
      return Math.max(1, Math.round(sliceInMs / batchInMs));
    }
    count *= 2;
  }
}

async function timePerRun(
  { run }: Contender,
  batchSize: number,
  count: number,
  now: () => number,
): Promise<number> {
  const start = now();
  for (let batch = 0; batch < count; batch++) {
    if (batchSize === 1) {
      const result = run();
      // Waiting costs more than some of the work that needs none.
      if (result instanceof Promise) await result;
    } else {
      await Promise.all(Array.from({ length: batchSize }, run));
    }
  }
  return (now() - start) / (count * batchSize);
}

function summarize(name: string, times: readonly number[], floorTimes: readonly number[]): Ratio {
  const ratios = times.map((time, round) => time / (floorTimes[round] ?? time)).sort((a, b) => a - b);
  const quantile = (part: number) => ratios[Math.floor((ratios.length - 1) * part)] ?? Number.NaN;
  return {
    name,
    median: quantile(0.5),
    lowerQuartile: quantile(0.25),
    upperQuartile: quantile(0.75),
  };
}
