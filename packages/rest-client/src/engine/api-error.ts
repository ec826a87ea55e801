// Pure
import { ClerkAPIError, type ClerkAPIErrorCode, type ClerkAPIErrorInit } from '@x/errors';

/** Creates the error of a call that got no usable response: `users.getUser: request-timeout (30000 ms)`. */
export function apiError(
  operation: string,
  code: ClerkAPIErrorCode,
  detail: string,
  { cause, meta }: Pick<ClerkAPIErrorInit, 'cause' | 'meta'> = {},
): ClerkAPIError {
  const message = `${operation}: ${code} (${detail})`;
  return new ClerkAPIError({ code, message, operation, cause, meta });
}
