// Pure
import type { TokenVerificationError } from '@x/errors';

/** What a hook is told of every load, with its retries. */
export interface JwksLoadEvent {
  /** Without query and credentials. */
  readonly url: string;
  /** `null` when the keys were loaded. */
  readonly error: TokenVerificationError | null;
  /** Requests sent. */
  readonly attempts: number;
}
