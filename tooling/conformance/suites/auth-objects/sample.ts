import fc from 'fast-check';

const RUNS = 20_000;
const SEED = 20_261_125;

/** How many values are compared. `RUNS=1000000 SEED=7` in the environment asks for others than CI has. */
export const runs = Number(process.env['RUNS'] ?? RUNS);

/** Random values, the same ones every time. */
export function sample<T>(arbitrary: fc.Arbitrary<T>): T[] {
  return fc.sample(arbitrary, { seed: Number(process.env['SEED'] ?? SEED), numRuns: runs });
}
