import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';

/** The data that a difference can use. */
export interface Situation {
  readonly authCase: AuthCase;
  /** The case after all rewriting. */
  readonly rewritten: AuthCase;
  /** The decision of the reference for the rewritten case, adjusted by the previous differences. */
  readonly theirs: Outcome;
  /** Our decision, for values that can be checked but not predicted. */
  readonly ours: Outcome;
}

/**
 * A deliberate difference from the reference. It does not excuse an outcome, but says what ours must do instead: what the
 * reference does for a different case, or the outcome of the reference with a part replaced.
 */
export interface Difference {
  readonly name: string;
  readonly because: string;
  /** Changes to a case, so that the reference decides it the way ours decides the original. */
  readonly rewrite?: (authCase: AuthCase, theirs: Outcome) => Partial<AuthCase> | undefined;
  /** Requests to the API that ours makes like the reference before it decides the rewritten case. */
  readonly keepsAsked?: RegExp;
  /** Returns the outcome that ours must have, or undefined if nothing differs. */
  readonly adjust?: (situation: Situation) => Partial<Outcome> | undefined;
}
