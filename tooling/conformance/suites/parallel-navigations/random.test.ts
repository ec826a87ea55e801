import { describe, expect, it } from 'vitest';
import { drawLoop, drawScenario, type Scenario, type Simulation, simulate } from './simulate.ts';
import type { Navigation } from './world.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = Number(process.env['RUNS'] ?? 300);
const TIMEOUT_IN_MS = 30 * 60_000;
const MAX_REDIRECTS = 6;
const NORMAL_REDIRECTS = { development: 3, production: 2 } as const;

interface Failure {
  readonly index: number;
  readonly scenario: Scenario;
  readonly simulation: Simulation;
}

async function failuresOf(
  draw: (seed: number, index: number) => Scenario,
  holds: (simulation: Simulation, scenario: Scenario) => boolean,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (let index = 0; index < RUNS; index++) {
    const scenario = draw(SEED, index);
    const simulation = await simulate(scenario, SEED, index);
    if (!holds(simulation, scenario)) {
      failures.push({ index, scenario, simulation });
    }
  }
  return failures;
}

function isExplainedPage({ page, redirects }: Navigation): boolean {
  const isExplained = redirects === 0 || page?.status === 'signed-in' || page?.message !== '';
  return page !== null && isExplained && redirects <= MAX_REDIRECTS;
}

describe('several navigations at once', { timeout: TIMEOUT_IN_MS }, () => {
  it('all end signed in while the service works', async () => {
    const failures = await failuresOf(drawScenario, ({ ends }) =>
      ends.every(({ page, redirects }) => page?.status === 'signed-in' && redirects <= MAX_REDIRECTS),
    );
    expect(failures).toEqual([]);
  });

  it('keep their session cookies while the service works', async () => {
    expect(await failuresOf(drawScenario, ({ deletions }) => deletions.length === 0)).toEqual([]);
  });

  it('keep no parameter of a handshake in the address bar', async () => {
    const failures = await failuresOf(drawScenario, ({ ends }) =>
      ends.every(({ url }) => !url.includes('__clerk_')),
    );
    expect(failures).toEqual([]);
  });

  it('take no more redirects than one handshake needs, when a tab is alone', async () => {
    const failures = await failuresOf(drawScenario, ({ ends }, { instance, visits }) =>
      visits.length > 1 ? true : ends.every(({ redirects }) => redirects <= NORMAL_REDIRECTS[instance]),
    );
    expect(failures).toEqual([]);
  });

  it('each end in a page that says why, when every handshake is in vain', async () => {
    const failures = await failuresOf(drawLoop, ({ ends }) => ends.every(isExplainedPage));
    expect(failures).toEqual([]);
  });
});
