// Pure
import type { AnyFacts, Condition, Rule } from './rule.ts';

/** The first row of a table that matches the facts. The last row of a table asks for nothing. */
export function decide<Facts extends AnyFacts, Row extends Rule<Facts, unknown>>(
  rules: readonly Row[],
  facts: Facts,
): Row {
  // A table is never empty, and its last row matches all: the tests of the tables hold it.
  return rules.find(([, when]) => matches(when, facts)) as Row;
}

function matches<Facts extends AnyFacts>(when: Condition<Facts>, facts: Facts): boolean {
  for (const fact in when) {
    const asked = when[fact];
    if (typeof asked === 'string' ? asked !== facts[fact] : asked?.includes(facts[fact]) === false) {
      return false;
    }
  }
  return true;
}
