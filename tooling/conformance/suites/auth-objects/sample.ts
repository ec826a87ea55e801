import fc from 'fast-check';

const RUNS = 20_000;
const SEED = 20_261_125;

/** How many values are compared. `RUNS=1000000 SEED=7` in the environment selects others than CI uses. */
export const runs = Number(process.env['RUNS'] ?? RUNS);

/** Random values, the same in every run. */
export function sample<T>(arbitrary: fc.Arbitrary<T>): T[] {
  return fc.sample(arbitrary, { seed: Number(process.env['SEED'] ?? SEED), numRuns: runs });
}
