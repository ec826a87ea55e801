// Pure
import { type JwtResult, TokenVerificationError } from '@x/errors';
import type { Reason } from './reasons.ts';

/*
 * Inside this package a refusal is thrown; each exported function returns it, by `failureOf` or `resultOf`.
 * Nothing else is caught there: what only a programmer can cause goes on being thrown.
 */

export function refusal([reason, action]: Reason, message: string, cause?: unknown): TokenVerificationError {
  return new TokenVerificationError({ reason, message, action, cause });
}

/** What an exported function returns of what was thrown inside of it: a refusal. Throws anything else on. */
export function failureOf(error: unknown): JwtResult<never> {
  if (error instanceof TokenVerificationError) {
    return { result: null, error };
  }
  throw error;
}

/** A value from outside as it may stand in a message: a text in quotes, cut, in plain ASCII; else its type. */
export function quote(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value.slice(0, 99)).replace(/[^ -~]/g, '?')
    : `(${typeof value})`;
}
