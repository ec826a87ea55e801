/** The seed of runs in CI, which makes them repeatable. */
const SEED = 20_240_601;

export interface Runs {
  readonly seed: number;
  readonly numRuns: number;
}

/** Returns the settings of fast-check: the given number of runs with a fixed seed, unless `pnpm test:properties` overrides both. */
export function runs(numRuns: number): Runs {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
  return {
    seed: PROPERTY_SEED === undefined ? SEED : Number(PROPERTY_SEED),
    numRuns: numRuns * Number(PROPERTY_RUNS ?? 1),
  };
}
