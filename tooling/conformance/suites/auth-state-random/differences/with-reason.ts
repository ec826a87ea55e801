import type { Outcome } from '../outcome.ts';

/** Returns the outcome with a different reason. */
export function withReason(outcome: Outcome, reason: string): Outcome {
  return {
    ...outcome,
    state: { ...outcome.state, reason },
    headers: { ...outcome.headers, 'x-clerk-auth-reason': reason },
  };
}
