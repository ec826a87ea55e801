import { parseArgs } from 'node:util';
import { isCleanUrl, isExplainedPage, isSignedIn, mustSignIn, normalRedirects } from './expectations.ts';
import { createLatest, createOurs } from './sdks.ts';
import { drawLoop, drawScenario, type Scenario, simulate } from './simulate.ts';
import type { Navigation } from './world.ts';

// Prints figures about simulated browsers. The tests check the same expectations.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1500' },
    with: { type: 'string', default: 'ours' },
    show: { type: 'string', default: '3' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const createSdk = values.with === 'latest' ? createLatest : createOurs;

interface Counted {
  total: number;
  good: number;
  readonly failures: string[];
}

const counts = new Map<string, Counted>();

function tally(name: string, isGood: boolean, failure: () => string): void {
  const counted = counts.get(name) ?? { total: 0, good: 0, failures: [] };
  counts.set(name, counted);
  counted.total += 1;
  counted.good += isGood ? 1 : 0;
  if (!isGood) {
    counted.failures.push(failure());
  }
}

function describe(
  index: number,
  scenario: Scenario,
  { url, redirects, page, destination }: Navigation,
): string {
  const { visits, latencyInMs: _, ...rest } = scenario;
  const place = Object.entries(rest).filter(([, value]) => value !== false && value !== 0);
  const end = `${destination} ${redirects} redirects, ${page?.status ?? 'no page'} at ${url.slice(0, 120)}`;
  return `--index ${index}: ${place.map((pair) => pair.join('=')).join(' ')} ${visits.length} visits: ${end}`;
}

const redirects = { working: [] as number[], loops: [] as number[] };
for (let index = 0; index < count; index++) {
  const scenario = drawScenario(seed, index);
  const { ends, deletions } = await simulate(scenario, { seed, index }, createSdk);
  tally('scenarios without deleted session cookies', deletions.length === 0, () => `--index ${index}`);
  for (const end of ends.filter((each) => each.destination !== 'empty')) {
    const failure = () => describe(index, scenario, end);
    redirects.working.push(end.redirects);
    if (mustSignIn(end, scenario)) {
      tally('navigations signed in', isSignedIn(end), failure);
    }
    tally('clean URLs', isCleanUrl(end, scenario), failure);
    if (scenario.visits.length === 1) {
      tally('lone tabs with normal redirects', end.redirects <= normalRedirects(scenario), failure);
    }
  }
  const loop = drawLoop(seed, index);
  const looped = await simulate(loop, { seed, index }, createSdk);
  for (const end of looped.ends) {
    redirects.loops.push(end.redirects);
    tally('loops ended in 6 redirects with a reason', isExplainedPage(end, loop), () =>
      describe(index, loop, end),
    );
  }
}

const sum = redirects.working.reduce((total, each) => total + each, 0);
for (const [name, { total, good, failures }] of counts) {
  console.log(`${name}: ${good} of ${total}`);
  for (const failure of failures.slice(0, Number(values.show))) {
    console.log(`    ${failure}`);
  }
}
console.log(
  `mean redirects: ${(sum / redirects.working.length).toFixed(2)}, at most ${Math.max(...redirects.working)}`,
);
console.log(`worst loop: ${Math.max(...redirects.loops)} redirects (21 is endless)`);
