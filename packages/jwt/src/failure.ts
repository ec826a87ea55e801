// Pure
import { TokenVerificationError } from '@x/errors';
import type { Reason } from './reasons.ts';

/** The failed half of a `JwtResult`. */
export function failure(
  [reason, action]: Reason,
  message: string,
  cause?: unknown,
): { result: null; error: TokenVerificationError } {
  return { result: null, error: new TokenVerificationError({ reason, message, action, cause }) };
}

/** A value from outside as it may stand in a message: a text in quotes, cut; of anything else its type. */
export function quote(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 99)) : `(${typeof value})`;
}
