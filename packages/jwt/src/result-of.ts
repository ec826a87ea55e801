import type { JwtResult } from '@x/errors';
import { failureOf } from './failure.ts';

/** What a step gives, or why it refused. */
export async function resultOf<T>(step: () => Promise<T>): Promise<JwtResult<T>> {
  try {
    return { result: await step(), error: null };
  } catch (error) {
    return failureOf(error);
  }
}
