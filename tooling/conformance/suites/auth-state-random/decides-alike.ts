import { describe, expect, it } from 'vitest';
import { type Sides, shrink } from './compare.ts';
import { describeComparison } from './report.ts';
import { type Run, run } from './run.ts';
import { SIDES } from './sides.ts';

/** With this seed, every listed difference occurs. */
const SEED = Number(process.env['SEED'] ?? 90_211);
const DEFAULT_RUNS = 20_000;
const RUNS = Number(process.env['RUNS'] ?? DEFAULT_RUNS);
/** With fewer cases, some differences might not occur. */
export const IS_WHOLE = RUNS >= DEFAULT_RUNS;
const REPORTED_AT_MOST = 5;
const TIMEOUT_IN_MS = 60 * 60_000;

const TITLES = {
  latest: 'compared with @clerk/backend latest',
  compat: 'of @x/compat, compared with @clerk/backend latest',
  first: 'compared with @clerk/backend first',
} as const satisfies Readonly<Record<keyof typeof SIDES, string>>;

/** Defines the tests of ours against a version. Each version has its own test file, so that they run in parallel. */
export function decidesAlike(name: keyof typeof SIDES): () => Run | undefined {
  const compared: Sides = SIDES[name];
  const runs = process.env['RUNS'] === undefined ? (compared.runs ?? RUNS) : RUNS;
  let result: Run | undefined;
  describe(`authenticateRequest(), ${TITLES[name]}`, () => {
    it(`decide ${runs} random requests alike, but for the listed differences`, {
      timeout: TIMEOUT_IN_MS,
    }, async () => {
      result = await run(SEED, runs, compared);
      const disagreements = [...result.disagreements.values()].slice(0, REPORTED_AT_MOST);
      const reports = [];
      for (const { index, count, first } of disagreements) {
        const replay = `pnpm --filter @tooling/conformance auth-state --with ${name} --seed ${SEED} --index ${index}`;
        reports.push(`${count} times, ${replay}\n${describeComparison(await shrink(first, compared))}`);
      }
      expect(reports.join('\n\n')).toBe('');
    });

    it.runIf(IS_WHOLE)('differ in every way that is listed', () => {
      const met = compared.mustMeet.map((difference) => difference.name);
      expect(met.filter((each) => !result?.differences.get(each))).toEqual([]);
    });
  });
  return () => result;
}
