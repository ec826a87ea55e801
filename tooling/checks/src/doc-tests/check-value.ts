import { AssertionError } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';

/** Throws if the values are not deeply and strictly equal. The stack starts at the block that compares. */
export function checkValue(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new AssertionError({ actual, expected, operator: 'deepStrictEqual', stackStartFn: checkValue });
  }
}
