// Pure
import type { ClerkAPIErrorCode } from './clerk-api-error-code.ts';
import { ClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';
import { redact } from './redact.ts';
import { redactDetails } from './redact-details.ts';

/** Details of an error. The code decides which are present. */
export interface ClerkAPIErrorMeta {
  /** The parameter that is wrong, as the API spells it. */
  readonly paramName?: string;
  /** The session that the error is about. */
  readonly sessionId?: string;
  /** The email addresses that the error is about. */
  readonly emailAddresses?: readonly string[];
  /** The identifiers that the error is about. */
  readonly identifiers?: readonly string[];
  readonly [detail: string]: unknown;
}

/** What a `ClerkAPIError` is created from. */
export interface ClerkAPIErrorInit {
  /** The code of the API, or of the client that called it. */
  code: ClerkAPIErrorCode;
  /** A short description of the error, for developers. */
  message: string;
  /** A longer description of the error. You can show it to users. */
  longMessage?: string | undefined;
  /** Details of the error, by name. */
  meta?: ClerkAPIErrorMeta | undefined;
  /** The call that failed: resource and method, such as `users.getUser`. */
  operation?: string | undefined;
  /** The value behind the error, for logs. */
  cause?: unknown;
}

/** One error of a REST call. A failed call has at least one. */
export class ClerkAPIError extends ClerkError {
  declare readonly name: 'ClerkAPIError';
  declare readonly code: ClerkAPIErrorCode;
  declare readonly longMessage?: string;
  declare readonly meta?: ClerkAPIErrorMeta;
  /** Resource and method of the failed call, such as `users.getUser`. */
  declare readonly operation?: string;

  static override get kind(): string {
    return 'ClerkAPIError';
  }

  constructor(init: ClerkAPIErrorInit) {
    // `http-error` is for callers in JavaScript, who can leave the code out.
    const { code = 'http-error', message = '', longMessage, meta, operation, cause } = readInit(init);
    super(message, { name: 'ClerkAPIError', code: redact(code), cause });
    // Absent fields are not set, so that they do not appear in logs.
    if (longMessage) {
      this.longMessage = redact(longMessage);
    }
    if (meta) {
      this.meta = redactDetails(meta);
    }
    if (operation) {
      this.operation = redact(operation);
    }
  }
}
