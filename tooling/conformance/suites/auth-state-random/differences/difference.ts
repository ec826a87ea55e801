import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';

/** What a difference may look at. */
export interface Situation {
  readonly authCase: AuthCase;
  /** The case as it is after all rewriting. */
  readonly rewritten: AuthCase;
  /** What the reference decided about the rewritten case, adjusted by the differences that came before. */
  readonly theirs: Outcome;
  /** What ours decided. For what can be checked, and not foretold. */
  readonly ours: Outcome;
}

/**
 * A difference from the reference that is on purpose. It says what ours has to do instead, so that nothing is excused:
 * what the reference does with another case, or what it does with something exchanged.
 */
export interface Difference {
  readonly name: string;
  readonly because: string;
  /** What to change in a case, so that the reference decides it as ours decides the given one. */
  readonly rewrite?: (authCase: AuthCase, theirs: Outcome) => Partial<AuthCase> | undefined;
  /** What ours asked the API as the reference did, before it decided as about the rewritten case. */
  readonly keepsAsked?: RegExp;
  /** What ours gives instead; undefined where nothing differs. */
  readonly adjust?: (situation: Situation) => Partial<Outcome> | undefined;
}
