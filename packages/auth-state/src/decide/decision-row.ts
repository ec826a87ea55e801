// Pure

/** The facts that a table looks at: names with small enums as values. */
export type AnyFacts = Readonly<Record<string, string>>;

/** The facts that a row requires: one value, or one of several. A fact that is not listed does not matter. */
export type Condition<Facts extends AnyFacts> = {
  readonly [Fact in keyof Facts]?: Facts[Fact] | ReadonlyArray<Facts[Fact]>;
};

/** A letter that stands for the table, and a number. */
type RowId = `${string}${number}`;

/**
 * One row of a decision table. It holds values only. The id is stable: tests, docs and `state.rule` use it.
 * `rule-docs.ts` explains each row; it is a file of its own so that bundles do not include it (decision 019).
 */
export type DecisionRow<Facts extends AnyFacts, Outcome, Id extends string = RowId> = readonly [
  id: Id,
  when: Condition<Facts>,
  outcome: Outcome,
];
