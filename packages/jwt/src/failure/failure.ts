// Pure
import { type JwtResult, TokenVerificationError } from '@x/errors';
import type { Reason } from './reasons.ts';

/*
 * Inside this package a failed verification is thrown as a `TokenVerificationError`. Each exported function turns it
 * into a result, with `toFailure` or `toResult`. They rethrow everything else: mistakes of the programmer (decision 007).
 */

export function verificationError(
  [reason, action]: Reason,
  message: string,
  cause?: unknown,
  retryAfter?: number | null,
): TokenVerificationError {
  return new TokenVerificationError({ reason, message, action, cause, retryAfter });
}

/** Returns the result for a thrown `TokenVerificationError`. Rethrows anything else. */
export function toFailure(error: unknown): JwtResult<never> {
  if (error instanceof TokenVerificationError) {
    return { result: null, error };
  }
  throw error;
}
