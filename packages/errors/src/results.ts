// Pure
import type { ClerkAPIError } from './clerk-api-error.ts';
import type { TokenVerificationError } from './token-verification-error.ts';

/** What JWT functions give. Both keys are always present; the absent one is `null`. */
export type JwtResult<T> = { result: T; error: null } | { result: null; error: TokenVerificationError };

/** What is known of the HTTP exchange behind a REST result. */
export interface ResponseMeta {
  /** `null` when no response came. */
  readonly status: number | null;
  readonly statusText: string;
  /** The API's id of this request, to quote to its support. */
  readonly clerkTraceId: string | null;
  /** Seconds, from either form of Retry-After. */
  readonly retryAfter: number | null;
  /** Requests sent: 1 without a retry. */
  readonly attempts: number;
  readonly headers: Headers | null;
}

/** What REST calls give. Both keys are always present; the absent one is `null`. */
export type ApiResult<T> =
  | { data: T; errors: null; meta: ResponseMeta }
  | { data: null; errors: [ClerkAPIError, ...ClerkAPIError[]]; meta: ResponseMeta };

/** What REST calls for lists give. `totalCount` is `null` where the API does not tell it. */
export type ApiListResult<T> = ApiResult<T[]> & { totalCount: number | null };
