/** The seed of every run in CI, so that it finds today what it found yesterday. */
const SEED = 20_240_601;

export interface Runs {
  readonly seed: number;
  readonly numRuns: number;
}

/** How often to try a property: so many times with a fixed seed, or as `pnpm test:properties` asks. */
export function runs(numRuns: number): Runs {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
  return {
    seed: PROPERTY_SEED === undefined ? SEED : Number(PROPERTY_SEED),
    numRuns: numRuns * Number(PROPERTY_RUNS ?? 1),
  };
}
