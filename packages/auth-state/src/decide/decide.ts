// Pure
import type { Facts } from '../facts/facts.ts';
import type { Rule, RuleTable } from './rule.ts';

/** The first row of a table that matches the facts, else the row for all others. */
export function decide({ rules, otherwise }: RuleTable, facts: Facts): Rule {
  return rules.find(({ when }) => matches(when, facts)) ?? otherwise;
}

function matches(when: Rule['when'], facts: Facts): boolean {
  // The keys of a condition are names of facts, by its type.
  const names = Object.keys(when) as Array<keyof Facts>;
  return names.every((name) => when[name] === facts[name]);
}
