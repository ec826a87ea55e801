import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decidesAlike, IS_WHOLE } from './decides-alike.ts';
import { REASONS } from './reasons.ts';

const runOfLatest = decidesAlike('latest');

describe.runIf(IS_WHOLE)('the random requests', () => {
  it('are decided by every row of the tables', () => {
    const rules = runOfLatest()?.rules;
    expect(rowsOfTables().filter((row) => !rules?.get(row))).toEqual([]);
  });

  it('are rejected for every reason', () => {
    const decisions = [...(runOfLatest()?.decisions.keys() ?? [])];
    expect(
      REASONS.filter((reason) => !decisions.some((decision) => decision.endsWith(` ${reason}`))),
    ).toEqual([]);
  });
});

/** The rows that decide, without running an effect. */
function rowsOfTables(): readonly string[] {
  const document = readFileSync(
    new URL('../../../../packages/auth-state/docs/how-it-is-decided.md', import.meta.url),
    'utf8',
  );
  const rows = [...document.matchAll(/^\| ([HKSDCVM]\d+) .*$/gm)].filter(
    ([line]) => !/, look again|table of sessions/.test(line),
  );
  return rows.map(([, id = '']) => id);
}
