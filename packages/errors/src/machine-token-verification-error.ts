// Pure
import { ClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';

/** Why a machine token (API key, M2M token, OAuth access token) was rejected. */
export const MachineTokenVerificationErrorCode = {
  TokenInvalid: 'token-invalid',
  InvalidSecretKey: 'secret-key-invalid',
  UnexpectedError: 'unexpected-error',
  TokenVerificationFailed: 'token-verification-failed',
} as const;

export type MachineTokenVerificationErrorCode =
  (typeof MachineTokenVerificationErrorCode)[keyof typeof MachineTokenVerificationErrorCode];

/** What a `MachineTokenVerificationError` is created from. */
export interface MachineTokenVerificationErrorInit {
  /** Why the token was rejected. */
  code: MachineTokenVerificationErrorCode;
  /** What went wrong, for people. */
  message: string;
  /** HTTP status of the API's response, undefined without one. */
  status?: number | undefined;
  /** What to do about it. */
  action?: string | undefined;
  /** The value behind the error, for logs. */
  cause?: unknown;
}

/** Returned if a machine token could not be verified. */
export class MachineTokenVerificationError extends ClerkError {
  declare readonly name: 'MachineTokenVerificationError';
  declare readonly code: MachineTokenVerificationErrorCode;
  declare readonly status?: number;
  declare readonly action?: string;

  static override get kind(): string {
    return 'MachineTokenVerificationError';
  }

  constructor(init: MachineTokenVerificationErrorInit) {
    // `unexpected-error` is for callers in JavaScript, who can leave the code out.
    const { code = 'unexpected-error', message = '', status, action, cause } = readInit(init);
    super(message, { name: 'MachineTokenVerificationError', code, cause });
    if (status !== undefined) {
      this.status = status;
    }
    if (action !== undefined) {
      this.action = action;
    }
  }

  /** Returns the message, followed by code and status. */
  getFullMessage(): string {
    return `${this.message} (code=${this.code}, status=${this.status ?? 'none'})`;
  }
}
