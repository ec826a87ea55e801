// Pure
import { ClerkError } from './clerk-error.ts';
import type {
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from './token-verification-error-reason.ts';

/** Where a token was found. */
export type TokenCarrier = 'header' | 'cookie';

export interface TokenVerificationErrorInit {
  reason: TokenVerificationErrorReason;
  message: string;
  action?: TokenVerificationErrorAction | undefined;
  cause?: unknown;
}

/** Returned if a token could not be verified. `code` equals `reason`. */
export class TokenVerificationError extends ClerkError {
  declare readonly name: 'TokenVerificationError';
  declare readonly code: TokenVerificationErrorReason;
  declare readonly reason: TokenVerificationErrorReason;
  declare readonly action?: TokenVerificationErrorAction;
  /** Set by request authentication only. */
  declare tokenCarrier?: TokenCarrier;

  constructor({ reason, message, action, cause }: TokenVerificationErrorInit) {
    super(message, { name: 'TokenVerificationError', code: reason, cause });
    this.reason = reason;
    if (action) {
      this.action = action;
    }
  }

  /** Returns message and action, and in brackets the reason and the carrier, on one line. */
  getFullMessage(): string {
    const { message, action, reason, tokenCarrier } = this;
    const details = `(reason=${reason}, token-carrier=${tokenCarrier})`;
    return [message, action, details].filter(Boolean).join(' ');
  }
}
