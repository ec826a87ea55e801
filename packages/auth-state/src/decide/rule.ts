// Pure
import type { AuthErrorReason } from '../auth-error-reason.ts';
import type { Facts } from '../facts/facts.ts';

/** What runs before the facts are looked at again. */
export type EffectName = 'verify';

export type Outcome =
  | { readonly kind: 'run'; readonly effect: EffectName }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'signed-out'; readonly reason: AuthErrorReason }
  /** The reason and the message are those of the verification. */
  | { readonly kind: 'signed-out-by-error' };

/** One row of a decision table. Values only: what is not listed does not matter. */
export interface Rule {
  /** Stable: tests, docs and `state.rule` use it. */
  readonly id: string;
  readonly doc: string;
  readonly when: { readonly [Fact in keyof Facts]?: Facts[Fact] };
  readonly outcome: Outcome;
}

/** The first row that matches counts; `otherwise` matches all. */
export interface RuleTable {
  readonly rules: readonly Rule[];
  readonly otherwise: Rule;
}
