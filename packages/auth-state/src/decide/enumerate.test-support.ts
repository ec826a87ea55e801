type Values = Readonly<Record<string, readonly string[]>>;

/** A row of any table. */
type AnyRow = readonly [
  id: string,
  when: Readonly<Record<string, string | readonly string[]>>,
  outcome: unknown,
];

/** Combinations of facts that one row decides: each fact with its possible values. */
export interface Cube {
  readonly id: string;
  readonly outcome: unknown;
  readonly values: Values;
}

/**
 * Splits all combinations of facts into cubes, each decided by one row. Rows only compare, so this covers every
 * combination without a hundred million steps.
 */
export function enumerate(rules: readonly AnyRow[], values: Values): Cube[] {
  const [rule, ...rest] = rules;
  if (rule === undefined) {
    throw new Error(`No row decides ${JSON.stringify(values)}`);
  }
  const [id, when, outcome] = rule;
  const cubes: Cube[] = [];
  let inside = values;
  for (const [fact, condition] of Object.entries(when)) {
    const asked: readonly string[] = [condition].flat();
    const possible = inside[fact] ?? [];
    const others = possible.filter((value) => !asked.includes(value));
    if (others.length > 0 && rest.length > 0) {
      cubes.push(...enumerate(rest, { ...inside, [fact]: others }));
    }
    inside = { ...inside, [fact]: possible.filter((value) => asked.includes(value)) };
    if (inside[fact]?.length === 0) {
      return cubes;
    }
  }
  return [{ id, outcome, values: inside }, ...cubes];
}

/** Returns the number of combinations in a cube. */
export function sizeOf(values: Values): number {
  return Object.values(values).reduce((product, { length }) => product * length, 1);
}
