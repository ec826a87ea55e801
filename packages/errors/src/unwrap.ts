// Pure
import { ClerkAPIResponseError } from './clerk-api-response-error.ts';
import { type ClerkError, isClerkError } from './clerk-error.ts';
import { ConfigError } from './config-error.ts';
import { quote } from './quote.ts';
import { readArgument } from './read-argument.ts';
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
export function unwrap(given: ApiResult<unknown> | SingleErrorResult): unknown {
  const result = readResult(given);
  if ('errors' in result) {
    const { meta, errors } = result;
    if (errors !== null) {
      // JavaScript callers can pass anything as a result.
      checkErrors(errors);
      throw new ClerkAPIResponseError(readArgument('The result', () => ({ ...meta, errors })));
    }
    return result.data;
  }
  if (result.error !== null) {
    throw isClerkError(result.error) ? result.error : notAnError(result.error);
  }
  return result.result;
}

/** Throws a `ConfigError` for a value that is not a result. Without the check, a promise would be thrown as `undefined`. */
function readResult<Result extends object>(given: Result): Result {
  const result = readArgument('The result', () => {
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    const isResult = isObject && ('error' in given || 'errors' in given);
    return isResult ? { ...given } : undefined;
  });
  if (result === undefined) {
    throw new ConfigError(`The value is not a result of a call but ${quote(given)}. Await a promise first.`);
  }
  return result;
}

function checkErrors(errors: unknown): void {
  const isErrorList = readArgument(
    'The errors of the result',
    () => Array.isArray(errors) && errors.length > 0,
  );
  if (!isErrorList) {
    throw new ConfigError(
      `The value is not a result of a call: "errors" must be null or a list of errors, not ${quote(errors)}.`,
    );
  }
}

function notAnError(error: unknown): ConfigError {
  // A log shows a cause with all its fields, and this value can be anything.
  const isError = readArgument(
    'The error of the result',
    () => Object.prototype.toString.call(error) === '[object Error]',
  );
  const cause = isError ? error : undefined;
  return new ConfigError(`The error of the result is not an error of these packages but ${quote(error)}.`, {
    cause,
  });
}
