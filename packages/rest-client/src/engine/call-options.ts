// Pure
import type { ClerkAPIErrorCode } from '@x/errors';

/** A request that failed, for `retry.when`. */
export interface RetryAttempt {
  /** Resource and method, such as `users.getUser`. */
  readonly operation: string;
  /** The method of the request, in upper case. */
  readonly method: string;
  /** Requests sent until now: 1 after the first. */
  readonly attempts: number;
  /** `null` if no response came. */
  readonly status: number | null;
  /** The code of the first error: of the API, or such as `network-error` and `request-timeout`. */
  readonly code: ClerkAPIErrorCode;
  /** Seconds, `null` unless the API sent them. */
  readonly retryAfter: number | null;
  /** True if the connection was never opened, so that the API has not seen the request. */
  readonly isUnsent: boolean;
  /** Whether the client repeats the request without `when`. */
  readonly isRetryable: boolean;
}

/** When and how often a request is repeated. */
export interface RetryOptions {
  /** Requests after the first. Default 2. */
  maxRetries?: number | undefined;
  /** Upper bound of the first wait. It doubles with every retry; the wait is a random part of it. Default 250. */
  baseDelayInMs?: number | undefined;
  /** Longest wait between two requests. A longer Retry-After ends the retries. Default 10,000. */
  maxDelayInMs?: number | undefined;
  /** Upper bound of a call with all its retries. Default 60,000. */
  maxTotalInMs?: number | undefined;
  /** Repeats POST and PATCH like every other method, although they can then take effect twice. Default `false`. */
  writes?: boolean | undefined;
  /**
   * Decides after each failed request, instead of the client, whether it is repeated: for `true`. It is only called for
   * requests that are safe to repeat and while the limits above allow it. POST and PATCH are safe after 429, if they were
   * never sent, and if `writes` is set. A request is not repeated if the function throws. The call rejects with a
   * `ConfigError` if it returns anything but `true` and `false`, such as a promise.
   */
  when?: ((attempt: RetryAttempt) => boolean) | undefined;
}

/** The last argument of every method. */
export interface CallOptions {
  /** Ends the call when it aborts. */
  signal?: AbortSignal | undefined;
  /** Time limit of one request, including its response body. Default 30,000. */
  timeoutInMs?: number | undefined;
  /** `false` sends at most one request. */
  retry?: RetryOptions | false | undefined;
  /** Added to the request. They override the headers of the client. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Replaces the secret key of the client for this call. */
  secretKey?: string | undefined;
  /** Keeps the runtime alive for hooks that return a promise. Default: the `waitUntil` of the client. */
  waitUntil?: ((promise: Promise<unknown>) => unknown) | undefined;
}
