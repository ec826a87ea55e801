// Pure

/** When and how often a request is sent again. */
export interface RetryOptions {
  /** After the first request. Default 2. */
  maxRetries?: number | undefined;
  /** Upper bound of the first wait; it doubles with every retry, and the wait is a random part of it. Default 250. */
  baseDelayInMs?: number | undefined;
  /** Longest wait between two requests; a longer Retry-After ends the retries. Default 10,000. */
  maxDelayInMs?: number | undefined;
  /** A call that is retried ends after this, whatever its retries are doing. Default 60,000. */
  maxTotalInMs?: number | undefined;
  /** Repeats POST and PATCH as readily as the rest, though they may then happen twice. Default `false`. */
  writes?: boolean | undefined;
}

/** The last argument of every method. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** For one request, its body included. Default 30,000. */
  timeoutInMs?: number | undefined;
  /** `false` sends one request at most. */
  retry?: RetryOptions | false | undefined;
  /** Added to the request; they win over the client's own. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Takes the place of the client's for this call. */
  secretKey?: string | undefined;
}
