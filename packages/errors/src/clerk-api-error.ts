// Pure
import type { ClerkAPIErrorCode } from './clerk-api-error-code.ts';
import { ClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';
import { redact } from './redact.ts';
import { redactDetails } from './redact-details.ts';

/** Details of an error. The code decides which are present. */
export interface ClerkAPIErrorMeta {
  readonly paramName?: string;
  readonly sessionId?: string;
  readonly emailAddresses?: readonly string[];
  readonly identifiers?: readonly string[];
  readonly [detail: string]: unknown;
}

/** What a `ClerkAPIError` is created from. */
export interface ClerkAPIErrorInit {
  code: ClerkAPIErrorCode;
  message: string;
  longMessage?: string | undefined;
  meta?: ClerkAPIErrorMeta | undefined;
  operation?: string | undefined;
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
