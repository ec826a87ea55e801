// Pure
import { isClerkAPIResponseError as isResponseError } from '@x/errors';
import type { ClerkAPIResponseError } from './api-response-error.ts';

/** Returns whether a value is a failed call of the Backend API, of this package, of `@x/errors` or of an official SDK. */
export function isClerkAPIResponseError(value: unknown): value is ClerkAPIResponseError {
  return isResponseError(value) || Object(value).constructor?.kind === 'ClerkAPIResponseError';
}
