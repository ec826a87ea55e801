import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shrink } from './compare.ts';
import { REASONS } from './reasons.ts';
import { describeComparison } from './report.ts';
import { type Run, run } from './run.ts';
import { SIDES } from './sides.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = Number(process.env['RUNS'] ?? 20_000);
/** Fewer need not meet everything. */
const IS_WHOLE = RUNS >= 20_000;
const REPORTED_AT_MOST = 5;
const TIMEOUT_IN_MS = 60 * 60_000;

const runs = new Map<string, Run>();
const sides = Object.entries(SIDES);

describe.each(sides)('authenticateRequest(), ours and that of @clerk/backend %s', (name, compared) => {
  it(`decide ${RUNS} random requests alike, but for the listed differences`, {
    timeout: TIMEOUT_IN_MS,
  }, async () => {
    const result = await run(SEED, RUNS, compared);
    runs.set(name, result);
    const disagreements = [...result.disagreements.values()].slice(0, REPORTED_AT_MOST);
    const reports = [];
    for (const { index, count, first } of disagreements) {
      const replay = `pnpm --filter @tooling/conformance auth-state --with ${name} --seed ${SEED} --index ${index}`;
      reports.push(`${count} times, ${replay}\n${describeComparison(await shrink(first, compared))}`);
    }
    expect(reports.join('\n\n')).toBe('');
  });

  it.runIf(IS_WHOLE)('differ in every way that is listed', () => {
    const counts = runs.get(name)?.differences;
    expect(
      compared.mustMeet.map((difference) => difference.name).filter((each) => !counts?.get(each)),
    ).toEqual([]);
  });
});

describe.runIf(IS_WHOLE)('the random requests', () => {
  it('are decided by every row of the tables', () => {
    const rules = runs.get('latest')?.rules;
    expect(rowsOfReadme().filter((row) => !rules?.get(row))).toEqual([]);
  });

  it('are refused for every reason', () => {
    const decisions = [...(runs.get('latest')?.decisions.keys() ?? [])];
    expect(
      REASONS.filter((reason) => !decisions.some((decision) => decision.endsWith(` ${reason}`))),
    ).toEqual([]);
  });
});

/** A port that fails in a way that a port should not: no request leads there. */
const NOT_BY_REQUEST = ['V1'];

/** The rows that decide, and neither run something nor pass on. */
function rowsOfReadme(): readonly string[] {
  const readme = readFileSync(new URL('../../../../packages/auth-state/README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| ([HKSDCVM]\d+) .*$/gm)].filter(
    ([line]) => !/, look again|table of sessions/.test(line),
  );
  return rows.flatMap(([, id = '']) => (NOT_BY_REQUEST.includes(id) ? [] : [id]));
}
