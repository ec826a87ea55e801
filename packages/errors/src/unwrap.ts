// Pure
import { ClerkAPIResponseError } from './clerk-api-response-error.ts';
import type { ClerkError } from './clerk-error.ts';
import type { ApiResult, JwtResult } from './results.ts';

/** A result of any function of these packages whose error is one error. */
type SingleErrorResult<T> = JwtResult<T> | { result: T; error: null } | { result: null; error: ClerkError };

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
export function unwrap<T>(result: SingleErrorResult<T>): T;
export function unwrap<T>(result: ApiResult<T> | SingleErrorResult<T>): T {
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
