import { isDeepStrictEqual } from 'node:util';
import { type AuthCase, DIMENSION_NAMES, PLAIN_CASE } from './cases/dimensions.ts';
import type { Difference } from './differences/difference.ts';
import { expectOfOurs } from './differences/expect-of-ours.ts';
import type { Outcome } from './outcome.ts';

type Decide = (authCase: AuthCase) => Promise<Outcome>;

/** The two SDKs of a comparison. */
export interface Sides {
  readonly theirs: Decide;
  readonly ours: Decide;
  readonly differences: readonly Difference[];
  /** The differences that must occur if the list is correct. */
  readonly mustMeet: readonly Difference[];
  /** The number of requests in a run of the tests, if it is not that of the other sides. */
  readonly runs?: number;
  /** The part of an outcome that both SDKs have. */
  readonly project?: (outcome: Outcome) => Outcome;
  /** The cases for which the SDKs can be compared. */
  readonly toCase?: (authCase: AuthCase) => AuthCase;
}

export interface Comparison {
  readonly authCase: AuthCase;
  readonly expected: Outcome;
  readonly ours: Outcome;
  /** The row of our decision tables that matched. */
  readonly rule: string;
  readonly isAlike: boolean;
  /** The differences that were applied. */
  readonly by: readonly string[];
}

export async function compare(authCase: AuthCase, sides: Sides): Promise<Comparison> {
  const { project = (outcome) => outcome } = sides;
  const { rule = '', ...decided } = await sides.ours(authCase);
  const { outcome, by } = await expectOfOurs(authCase, decided, sides.theirs, sides.differences);
  const [expected, ours] = [project(outcome), project(decided)];
  return { authCase, expected, ours, rule, isAlike: isDeepStrictEqual(expected, ours), by };
}

/** Reduces a case: makes each dimension plain, as long as the disagreement stays the same. */
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

/** Describes a disagreement briefly, to group equal ones. */
export function kindOf({ expected, ours }: Comparison): string {
  const paths = disagreementsOf(expected, ours).map(([path]) => path);
  const isSameStatus = expected.state['status'] === ours.state['status'];
  const parts = isSameStatus ? paths : paths.filter((path) => path === 'violations');
  const decisions = [expected, ours].map(
    ({ threw, state }) => threw ?? `${state['status']} ${state['reason'] ?? ''}`.trim(),
  );
  return `${decisions.join(' / ')} [${parts.join(' ')}]`;
}

/** Returns the innermost paths at which two values differ, with both values. */
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
