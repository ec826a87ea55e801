// Pure
import { ClerkAPIResponseError } from './clerk-api-response-error.ts';
import type { ClerkError } from './clerk-error.ts';
import type { ApiResult } from './results.ts';

/** A result whose error is one error: that of every function but REST calls. */
type SingleErrorResult = { result: unknown; error: null } | { result: null; error: ClerkError };

type ValueOf<Result> = Result extends { result: infer Value; error: null } ? Value : never;

/**
 * The bridge for those who prefer exceptions: gives the value of a result or throws its error. A failed REST
 * call is thrown as a `ClerkAPIResponseError`.
 *
 * @example
 * ```ts
 * import { unwrap } from '@x/errors';
 *
 * unwrap({ result: 'payload', error: null }); // => 'payload'
 * ```
 */
export function unwrap<T>(result: ApiResult<T>): T;
export function unwrap<Result extends SingleErrorResult>(result: Result): ValueOf<Result>;
export function unwrap(result: ApiResult<unknown> | SingleErrorResult): unknown {
  if ('errors' in result) {
    if (result.errors !== null) {
      throw new ClerkAPIResponseError({ ...result.meta, errors: result.errors });
    }
    return result.data;
  }
  if (result.error !== null) {
    throw result.error;
  }
  return result.result;
}
