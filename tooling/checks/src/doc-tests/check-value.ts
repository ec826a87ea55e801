import { AssertionError } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';

/** Throws unless both values are deeply and strictly equal. The stack begins at the block that compares. */
export function checkValue(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new AssertionError({ actual, expected, operator: 'deepStrictEqual', stackStartFn: checkValue });
  }
}
