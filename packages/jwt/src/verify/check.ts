// Pure
import { quote } from '@x/errors/internal';
import { verificationError } from '../failure/failure.ts';
import type { Reason } from '../failure/reasons.ts';
import type { UnverifiedClaims } from '../model/types.ts';
import type { CheckSettings } from './check-options.ts';

/** What a check may look at, in addition to its value. */
export interface CheckContext {
  readonly settings: CheckSettings;
  readonly nowInMs: number;
  /** The whole header or payload. */
  readonly values: UnverifiedClaims;
}

/** A condition on a header parameter or a claim, and the reason why a token is rejected that does not meet it. */
export interface Check {
  readonly name: string;
  readonly reason: Reason;
  readonly accepts: (value: unknown, context: CheckContext) => boolean;
  /** Says what is wrong with the value. Default: quotes it. */
  readonly describe?: (value: unknown, context: CheckContext) => string;
  /** Returns what the options allow, for the message. Undefined if there is nothing to add. */
  readonly expected?: (settings: CheckSettings) => string | undefined;
}

/** Applies checks in their order. Throws a `TokenVerificationError` for the first one that does not accept its value. */
export function applyChecks(checks: readonly Check[], context: CheckContext): void {
  for (const { name, reason, accepts, describe = quote, expected } of checks) {
    const value = context.values[name];
    if (!accepts(value, context)) {
      const problem = value === undefined ? 'it is missing' : describe(value, context);
      const allowed = expected?.(context.settings);
      const comparison = allowed === undefined ? '' : `, expected ${allowed}`;
      throw verificationError(reason, `The ${name} of the token is not accepted: ${problem}${comparison}.`);
    }
  }
}
