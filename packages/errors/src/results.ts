// Pure
import type { ClerkAPIError } from './clerk-api-error.ts';
import type { TokenVerificationError } from './token-verification-error.ts';

/** The result of a JWT function. Both keys are always present; one of them is `null`. */
export type JwtResult<T> = { result: T; error: null } | { result: null; error: TokenVerificationError };

/** The HTTP exchange behind a REST result. */
export interface ResponseMeta {
  /** `null` without a response. */
  readonly status: number | null;
  /** The reason phrase of the response. Empty with HTTP/2, and without a response. */
  readonly statusText: string;
  /** The id that the API gave this request. Quote it to support. */
  readonly clerkTraceId: string | null;
  /** Seconds, from any form of Retry-After. `null` without one. */
  readonly retryAfter: number | null;
  /** Requests sent: 1 without a retry. */
  readonly attempts: number;
  /** The headers of the last response. `null` without one. */
  readonly headers: Headers | null;
}

/** The result of a REST call. `data` and `errors` are always present; one of them is `null`. */
export type ApiResult<T> =
  | {
      /** What the API returned, with keys in camel case. */
      data: T;
      /** Always `null` here: check it to narrow `data`. */
      errors: null;
      /** The HTTP exchange. */
      meta: ResponseMeta;
    }
  | {
      /** Always `null` here. */
      data: null;
      /** What went wrong, at least one error. `code` is for programs, `message` for logs. */
      errors: [ClerkAPIError, ...ClerkAPIError[]];
      /** The HTTP exchange. Its status is `null` if no response came. */
      meta: ResponseMeta;
    };

/** The result of a REST call for a list. `totalCount` is `null` if the API does not return it. */
export type ApiListResult<T> = ApiResult<T[]> & { totalCount: number | null };
