import { inspect } from 'node:util';
import { instanceOf } from './cases/build.ts';
import { type AuthCase, DIMENSION_NAMES, PLAIN_CASE } from './cases/dimensions.ts';
import { unfill } from './cases/tokens.ts';
import { type Comparison, disagreementsOf, kindOf } from './compare.ts';

/** Returns the dimensions that are not plain. */
export function describeCase(authCase: AuthCase): string {
  return DIMENSION_NAMES.filter((name) => authCase[name] !== PLAIN_CASE[name])
    .map((name) => `${name}=${authCase[name]}`)
    .join(' ');
}

/** Further differences repeat the first ones. */
const LINES_AT_MOST = 8;

/** Formats a disagreement for a reader, with names instead of tokens. */
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
    ...(by.length > 0 ? [`  applied differences: ${by.join(', ')}`] : []),
    ...lines,
  ];
  return unfill(instanceOf(authCase), report.join('\n'));
}

function show(value: unknown): string {
  return inspect(value, { depth: 8, breakLength: 160, compact: 5 }).replaceAll('\n', '\n      ');
}
