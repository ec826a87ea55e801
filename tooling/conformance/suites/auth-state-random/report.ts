import { inspect } from 'node:util';
import { instanceOf } from './cases/build.ts';
import { type AuthCase, DIMENSION_NAMES, PLAIN_CASE } from './cases/dimensions.ts';
import { unfill } from './cases/tokens.ts';
import { type Comparison, disagreementsOf, kindOf } from './compare.ts';

/** The dimensions that aren't plain. */
export function describeCase(authCase: AuthCase): string {
  return DIMENSION_NAMES.filter((name) => authCase[name] !== PLAIN_CASE[name])
    .map((name) => `${name}=${authCase[name]}`)
    .join(' ');
}

/** What follows says the same again. */
const LINES_AT_MOST = 8;

/** A disagreement for a person to read: names stand in the place of tokens. */
export function describeComparison(comparison: Comparison): string {
  const { authCase, expected, ours, by } = comparison;
  const lines = disagreementsOf(expected, ours)
    .slice(0, LINES_AT_MOST)
    .map(
      ([path, theirs, mine]) => `    ${path}\n      expected ${show(theirs)}\n      ours     ${show(mine)}`,
    );
  const report = [
    kindOf(comparison),
    `  case: ${describeCase(authCase) || 'all plain'}`,
    ...(by.length > 0 ? [`  differences taken into account: ${by.join(', ')}`] : []),
    ...lines,
  ];
  return unfill(instanceOf(authCase), report.join('\n'));
}

function show(value: unknown): string {
  return inspect(value, { depth: 8, breakLength: 160, compact: 5 }).replaceAll('\n', '\n      ');
}
