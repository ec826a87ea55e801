// Pure
import { type JwtResult, TokenVerificationError } from '@x/errors';
import type { Reason } from './reasons.ts';

/*
 * Inside this package a refusal is thrown; each exported function returns it, by one of the two functions
 * below. Nothing else is caught there: what only a programmer can cause goes on being thrown.
 */

export function refusal([reason, action]: Reason, message: string, cause?: unknown): TokenVerificationError {
  return new TokenVerificationError({ reason, message, action, cause });
}

/** What a step gives, or why it refused. */
export async function resultOf<T>(step: () => Promise<T>): Promise<JwtResult<T>> {
  try {
    return { result: await step(), error: null };
  } catch (error) {
    return failureOf(error);
  }
}

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
