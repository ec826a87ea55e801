import { describe, expect, it } from 'vitest';
import { isCleanUrl, isExplainedPage, isSignedIn, mustSignIn, normalRedirects } from './expectations.ts';
import { drawLoop, drawScenario, type Scenario, type Simulation, simulate } from './simulate.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = Number(process.env['RUNS'] ?? 300);
const TIMEOUT_IN_MS = 30 * 60_000;
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
    const simulation = await simulate(scenario, { seed: SEED, index });
    if (!holds(simulation, scenario)) {
      failures.push({ index, scenario, simulation });
    }
  }
  return failures;
}

describe('several navigations at once', { timeout: TIMEOUT_IN_MS }, () => {
  it('all end signed in while the service works', async () => {
    const failures = await failuresOf(drawScenario, ({ ends }, scenario) =>
      ends.filter((end) => mustSignIn(end, scenario)).every(isSignedIn),
    );
    expect(failures).toEqual([]);
  });

  it('keep their session cookies while the service works', async () => {
    expect(await failuresOf(drawScenario, ({ deletions }) => deletions.length === 0)).toEqual([]);
  });

  it('keep no parameter of a handshake in the address bar', async () => {
    const failures = await failuresOf(drawScenario, ({ ends }, scenario) =>
      ends.every((end) => isCleanUrl(end, scenario)),
    );
    expect(failures).toEqual([]);
  });

  it('take no more redirects than one handshake needs, when a tab is alone', async () => {
    const failures = await failuresOf(drawScenario, ({ ends }, scenario) =>
      scenario.visits.length > 1
        ? true
        : ends.every(({ redirects }) => redirects <= normalRedirects(scenario)),
    );
    expect(failures).toEqual([]);
  });

  it('each end in a page that says why, when every handshake is in vain', async () => {
    const failures = await failuresOf(drawLoop, ({ ends }, scenario) =>
      ends.every((end) => isExplainedPage(end, scenario)),
    );
    expect(failures).toEqual([]);
  });
});
