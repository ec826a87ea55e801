import { createCase } from './cases/create-case.ts';
import type { AuthCase } from './cases/dimensions.ts';
import { type Comparison, compare, kindOf, type Sides } from './compare.ts';

export interface Run {
  readonly seed: number;
  readonly count: number;
  /** How often each difference occurred. A difference that never occurred has 0. */
  readonly differences: ReadonlyMap<string, number>;
  /** How often the reference made each decision. */
  readonly decisions: ReadonlyMap<string, number>;
  /** How often each row of our decision tables matched. */
  readonly rules: ReadonlyMap<string, number>;
  /** The first disagreement of each kind, with its index and the number of disagreements of this kind. */
  readonly disagreements: ReadonlyMap<string, { index: number; count: number; first: Comparison }>;
}

export async function run(seed: number, count: number, sides: Sides, from = 0): Promise<Run> {
  const differences = new Map(sides.differences.map(({ name }) => [name, 0]));
  const decisions = new Map<string, number>();
  const rules = new Map<string, number>();
  const disagreements = new Map<string, { index: number; count: number; first: Comparison }>();
  for (let index = from; index < from + count; index++) {
    const comparison = await compare(caseOf(seed, index, sides), sides);
    for (const name of comparison.by) {
      increment(differences, name);
    }
    increment(rules, comparison.rule);
    const { threw, state } = comparison.expected;
    increment(decisions, threw ?? `${state['tokenType']} ${state['status']} ${state['reason'] ?? ''}`.trim());
    if (!comparison.isAlike) {
      const kind = kindOf(comparison);
      const known = disagreements.get(kind) ?? { index, count: 0, first: comparison };
      disagreements.set(kind, { ...known, count: known.count + 1 });
    }
  }
  return { seed, count, differences, decisions, rules, disagreements };
}

export function caseOf(seed: number, index: number, { toCase = (authCase) => authCase }: Sides): AuthCase {
  return toCase(createCase(seed, index));
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
