// Pure

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
  headers?: Readonly<Record<string, string>> | undefined;
  /** Replaces the secret key of the client for this call. */
  secretKey?: string | undefined;
}
