// Pure

/** Facts of a table: small enums by name. */
export type AnyFacts = Readonly<Record<string, string>>;

/** What a row asks of the facts: a value, or one of several. What is not listed does not matter. */
export type Condition<Facts extends AnyFacts> = {
  readonly [Fact in keyof Facts]?: Facts[Fact] | ReadonlyArray<Facts[Fact]>;
};

/** A letter for its table, and a number. */
export type RuleId = `${string}${number}`;

/**
 * One row of a decision table. Values only. The id is stable: tests, docs and `state.rule` use it. What a row is
 * for is told in `rule-docs.ts`, which no bundle holds.
 */
export type Rule<Facts extends AnyFacts, Outcome, Id extends string = RuleId> = readonly [
  id: Id,
  when: Condition<Facts>,
  outcome: Outcome,
];
