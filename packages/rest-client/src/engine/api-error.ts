// Pure
import { ClerkAPIError, type ClerkAPIErrorCode } from '@x/errors';

/** Creates the error of a call that got no usable response: `users.getUser: request-timeout (30000 ms)`. */
export function apiError(
  operation: string,
  code: ClerkAPIErrorCode,
  detail: string,
  cause: unknown,
): ClerkAPIError {
  const message = `${operation}: ${code} (${detail})`;
  return new ClerkAPIError({ code, message, operation, cause });
}
