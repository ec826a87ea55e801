// Pure
import { quote, refusal } from '../failure.ts';
import type { Reason } from '../reasons.ts';
import type { UnverifiedClaims } from '../types.ts';
import type { Checks } from './checks.ts';

/** What a header parameter or a claim has to be, and why a token is refused where it isn't. */
export type Rule = readonly [
  name: string,
  reason: Reason,
  accepts: (value: unknown, checks: Checks, nowInMs: number, values: UnverifiedClaims) => boolean,
  /** How to tell of the value. Default: in quotes. */
  describe?: (value: unknown, nowInMs: number) => string,
];

/** Applies rules in their order, and throws a refusal by the first that does not accept its value. */
export function applyRules(
  rules: readonly Rule[],
  values: UnverifiedClaims,
  checks: Checks,
  nowInMs: number,
): void {
  for (const [name, reason, accepts, describe = quote] of rules) {
    const value = values[name];
    if (!accepts(value, checks, nowInMs, values)) {
      throw refusal(reason, `The ${name} of the token is not accepted: ${describe(value, nowInMs)}.`);
    }
  }
}
