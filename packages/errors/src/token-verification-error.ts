// Pure
import { ClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';
import type {
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from './token-verification-error-reason.ts';
import { faultOf, type TokenVerificationFault } from './token-verification-fault.ts';

/** Where a token was found. */
export type TokenCarrier = 'header' | 'cookie';

/** What a `TokenVerificationError` is created from. */
export interface TokenVerificationErrorInit {
  /** Why the token was rejected. */
  reason: TokenVerificationErrorReason;
  /** What went wrong, for people. */
  message: string;
  /** What to do about it. */
  action?: TokenVerificationErrorAction | undefined;
  /** The value behind the error, for logs. */
  cause?: unknown;
  /** Seconds to wait, if the endpoint of the keys sent them. */
  retryAfter?: number | null | undefined;
}

/** Returned if a token could not be verified. `code` equals `reason`. */
export class TokenVerificationError extends ClerkError {
  declare readonly name: 'TokenVerificationError';
  declare readonly code: TokenVerificationErrorReason;
  declare readonly reason: TokenVerificationErrorReason;
  /** Whose fault it is: respond with 401 to `token`, with 500 or 503 to `configuration`, with 503 to `outage`. */
  declare readonly fault: TokenVerificationFault;
  declare readonly action?: TokenVerificationErrorAction;
  /** Set by request authentication only. */
  declare tokenCarrier?: TokenCarrier;

  constructor(init: TokenVerificationErrorInit) {
    // `token-invalid` is for callers in JavaScript, who can leave the reason out.
    const { reason = 'token-invalid', message = '', action, cause, retryAfter } = readInit(init);
    super(message, { name: 'TokenVerificationError', code: reason, cause, retryAfter });
    this.reason = reason;
    // Only a failed port has a reason that is not listed.
    this.fault = faultOf(reason) ?? 'outage';
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
