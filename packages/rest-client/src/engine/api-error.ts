// Pure
import { ClerkAPIError, type ClerkAPIErrorCode } from '@x/errors';

/** An error of our own, there being no usable answer: `users.getUser: request-timeout (30000 ms)`. */
export function apiError(
  operation: string,
  code: ClerkAPIErrorCode,
  detail: string,
  cause: unknown,
): ClerkAPIError {
  const message = `${operation}: ${code} (${detail})`;
  return new ClerkAPIError({ code, message, operation, cause });
}
