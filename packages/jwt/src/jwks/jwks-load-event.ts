// Pure
import type { TokenVerificationError } from '@x/errors';

/** The argument of `onJwksLoad`: one load, including its retries. */
export interface JwksLoadEvent {
  /** Without query and credentials. */
  readonly url: string;
  /** `null` when the keys were loaded. */
  readonly error: TokenVerificationError | null;
  /** Requests sent. */
  readonly attempts: number;
}
