// Pure
import type { AnyFacts, Condition, DecisionRow } from './decision-row.ts';

/** The first row that matched: its id, and what it says. */
export interface Decision<Outcome> {
  readonly rule: string;
  readonly outcome: Outcome;
}

/** Returns the decision of the first row that matches the facts. The last row of a table matches everything (decision 019). */
export function decide<Facts extends AnyFacts, Outcome>(
  rows: ReadonlyArray<DecisionRow<Facts, Outcome>>,
  facts: Facts,
): Decision<Outcome> {
  // There is always a match: a test makes sure that each table decides every combination of facts.
  const [rule, , outcome] = rows.find(([, when]) => matches(when, facts)) as DecisionRow<Facts, Outcome>;
  return { rule, outcome };
}

function matches<Facts extends AnyFacts>(when: Condition<Facts>, facts: Facts): boolean {
  for (const fact in when) {
    const required = when[fact];
    const isMet =
      typeof required === 'string' ? required === facts[fact] : required?.includes(facts[fact]) !== false;
    if (!isMet) {
      return false;
    }
  }
  return true;
}
