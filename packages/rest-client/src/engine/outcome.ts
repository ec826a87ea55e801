// Pure
import type { ClerkAPIError, ResponseMeta } from '@x/errors';

/** The outcome of a call with all its retries. */
export interface Outcome {
  readonly meta: ResponseMeta;
  /** The response body. Undefined if it is too large or not complete. */
  readonly text?: string | undefined;
  /** Set if no response came, or if its body was not complete. */
  readonly error?: ClerkAPIError | undefined;
}
