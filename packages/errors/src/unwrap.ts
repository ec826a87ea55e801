// Pure
import { ClerkAPIResponseError } from './clerk-api-response-error.ts';
import type { ClerkError } from './clerk-error.ts';
import type { ApiResult } from './results.ts';

/** The result of every function except REST calls: it has one error. */
type SingleErrorResult = { result: unknown; error: null } | { result: null; error: ClerkError };

type ValueOf<Result> = Result extends { result: infer Value; error: null } ? Value : never;

/**
 * Returns the value of a result, or throws its error. This is the bridge to exceptions. For a failed REST call it throws
 * a `ClerkAPIResponseError`.
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
