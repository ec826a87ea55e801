import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACT_VALUES, type Facts } from '../facts/facts.ts';
import { decide } from './decide.ts';
import type { Outcome } from './rule.ts';
import { SESSION_RULES } from './session-rules.ts';

/** Every combination of facts. */
function allFacts(): Facts[] {
  let combinations: Array<Record<string, string>> = [{}];
  for (const [fact, values] of Object.entries(FACT_VALUES)) {
    combinations = combinations.flatMap((facts) => values.map((value) => ({ ...facts, [fact]: value })));
  }
  // Built from the very table that defines the type.
  return combinations as unknown as Facts[];
}

function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'run':
      return `${outcome.effect}, and look again`;
    case 'signed-in':
      return 'signed in';
    case 'signed-out':
      return `signed out \`${outcome.reason}\``;
    case 'signed-out-by-error':
      return 'signed out with the reason of the verification';
  }
}

const rows = [...SESSION_RULES.rules, SESSION_RULES.otherwise];

describe('SESSION_RULES', () => {
  const decided = allFacts().map((facts) => [facts, decide(SESSION_RULES, facts)] as const);

  it('has ids that are all different', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has no row that never fires', () => {
    const fired = new Set(decided.map(([, { id }]) => id));
    expect(rows.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
  });

  it('stands in the README as it is', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const listed = [...readme.matchAll(/^\| ([A-Z]\d+) +\|.*\| (.*?) +\|$/gm)].map(
      ([, id, then]) => `${id} ${then}`,
    );
    expect(listed).toEqual(rows.map(({ id, outcome }) => `${id} ${describeOutcome(outcome)}`));
  });

  it('signs in only what was verified', () => {
    for (const [facts, { outcome }] of decided) {
      if (outcome.kind === 'signed-in') {
        expect(facts.verified).toBe('ok');
      }
    }
  });

  it('verifies once, and only a token that is there', () => {
    for (const [facts, { outcome }] of decided) {
      if (outcome.kind === 'run') {
        expect(facts.verified).toBe('-');
        expect(facts.carrier === 'cookie' && facts.session === 'none').toBe(false);
      }
    }
  });

  it('leaves only failed verifications to the row for all others', () => {
    for (const [facts, { id }] of decided) {
      if (id === SESSION_RULES.otherwise.id) {
        expect(facts.verified).toBe('invalid');
      }
    }
  });
});
