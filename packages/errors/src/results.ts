// Pure
import type { ClerkAPIError } from './clerk-api-error.ts';
import type { TokenVerificationError } from './token-verification-error.ts';

/** The result of a JWT function. Both keys are always present; one of them is `null`. */
export type JwtResult<T> = { result: T; error: null } | { result: null; error: TokenVerificationError };

/** The HTTP exchange behind a REST result. */
export interface ResponseMeta {
  /** `null` without a response. */
  readonly status: number | null;
  readonly statusText: string;
  /** The id that the API gave this request. Quote it to support. */
  readonly clerkTraceId: string | null;
  /** Seconds, from any form of Retry-After. `null` without one. */
  readonly retryAfter: number | null;
  /** Requests sent: 1 without a retry. */
  readonly attempts: number;
  readonly headers: Headers | null;
}

/** The result of a REST call. `data` and `errors` are always present; one of them is `null`. */
export type ApiResult<T> =
  | { data: T; errors: null; meta: ResponseMeta }
  | { data: null; errors: [ClerkAPIError, ...ClerkAPIError[]]; meta: ResponseMeta };

/** The result of a REST call for a list. `totalCount` is `null` if the API does not return it. */
export type ApiListResult<T> = ApiResult<T[]> & { totalCount: number | null };
