import type { JwtResult } from '@x/errors';
import { toFailure } from './failure.ts';

/** Resolves to the result of a step, or to the `TokenVerificationError` that it threw. */
export async function toResult<T>(step: () => Promise<T>): Promise<JwtResult<T>> {
  try {
    return { result: await step(), error: null };
  } catch (error) {
    return toFailure(error);
  }
}
