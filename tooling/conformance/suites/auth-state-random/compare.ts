import { isDeepStrictEqual } from 'node:util';
import { type AuthCase, DIMENSION_NAMES, PLAIN_CASE } from './cases/dimensions.ts';
import type { Difference } from './differences/difference.ts';
import { expectOfOurs } from './differences/expect-of-ours.ts';
import type { Outcome } from './outcome.ts';

export type Decide = (authCase: AuthCase) => Promise<Outcome>;

/** Who is compared with whom. */
export interface Sides {
  readonly theirs: Decide;
  readonly ours: Decide;
  readonly differences: readonly Difference[];
  /** Those of them that are met, if the list is right. */
  readonly mustMeet: readonly Difference[];
  /** The part of an outcome that both have. */
  readonly project?: (outcome: Outcome) => Outcome;
  /** The part of the cases that they can be compared by. */
  readonly toCase?: (authCase: AuthCase) => AuthCase;
}

export interface Comparison {
  readonly authCase: AuthCase;
  readonly expected: Outcome;
  readonly ours: Outcome;
  /** The row of the tables of ours that fired. */
  readonly rule: string;
  readonly isAlike: boolean;
  /** The differences that were taken into account. */
  readonly by: readonly string[];
}

export async function compare(authCase: AuthCase, sides: Sides): Promise<Comparison> {
  const { project = (outcome) => outcome } = sides;
  const { rule = '', ...decided } = await sides.ours(authCase);
  const { outcome, by } = await expectOfOurs(authCase, decided, sides.theirs, sides.differences);
  const [expected, ours] = [project(outcome), project(decided)];
  return { authCase, expected, ours, rule, isAlike: isDeepStrictEqual(expected, ours), by };
}

/** The same disagreement in a smaller case: each dimension is made plain where that keeps what differs. */
export async function shrink(comparison: Comparison, sides: Sides): Promise<Comparison> {
  const kind = kindOf(comparison);
  let smallest = comparison;
  for (const dimension of DIMENSION_NAMES) {
    const plainer = { ...smallest.authCase, [dimension]: PLAIN_CASE[dimension] };
    const smaller = sides.toCase?.(plainer) ?? plainer;
    if (smallest.authCase[dimension] !== PLAIN_CASE[dimension]) {
      const next = await compare(smaller, sides);
      smallest = !next.isAlike && kindOf(next) === kind ? next : smallest;
    }
  }
  return smallest;
}

/** What differs, in words short enough to group by. */
export function kindOf({ expected, ours }: Comparison): string {
  const paths = disagreementsOf(expected, ours).map(([path]) => path);
  const isSameStatus = expected.state['status'] === ours.state['status'];
  const parts = isSameStatus ? paths : paths.filter((path) => path === 'violations');
  const decisions = [expected, ours].map(
    ({ threw, state }) => threw ?? `${state['status']} ${state['reason'] ?? ''}`.trim(),
  );
  return `${decisions.join(' / ')} [${parts.join(' ')}]`;
}

/** Where two values differ, and how: the innermost places. */
export function disagreementsOf(
  theirs: unknown,
  ours: unknown,
  path = '',
): ReadonlyArray<readonly [path: string, theirs: unknown, ours: unknown]> {
  if (isDeepStrictEqual(theirs, ours)) {
    return [];
  }
  if (!isRecord(theirs) || !isRecord(ours)) {
    return [[path, theirs, ours]];
  }
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  return names.flatMap((name) =>
    disagreementsOf(theirs[name], ours[name], path === '' ? name : `${path}.${name}`),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
