// Pure
import { ClerkError } from './clerk-error.ts';
import { redact } from './redact.ts';

/**
 * The API's own codes are snake_case; those in kebab-case say that no usable answer came. The list of known
 * codes is open: an unknown one is kept as it is.
 */
export type ClerkAPIErrorCode =
  | 'authentication_invalid'
  | 'authorization_invalid'
  | 'clerk_key_invalid'
  | 'duplicate_record'
  | 'form_identifier_exists'
  | 'form_param_format_invalid'
  | 'form_param_missing'
  | 'form_param_unknown'
  | 'form_param_value_invalid'
  | 'request_body_invalid'
  | 'resource_not_found'
  | 'too_many_requests'
  | 'http-error'
  | 'network-error'
  | 'request-aborted'
  | 'request-timeout'
  | 'response-invalid'
  | 'response-too-large'
  // Keeps the completion of the known codes while any other string is allowed.
  | (string & Record<never, never>);

/** Details of an error. Which of them are present depends on the code. */
export interface ClerkAPIErrorMeta {
  readonly paramName?: string;
  readonly sessionId?: string;
  readonly emailAddresses?: readonly string[];
  readonly identifiers?: readonly string[];
  readonly [detail: string]: unknown;
}

export interface ClerkAPIErrorInit {
  code: ClerkAPIErrorCode;
  message: string;
  longMessage?: string | undefined;
  meta?: ClerkAPIErrorMeta | undefined;
  operation?: string | undefined;
  cause?: unknown;
}

/** One thing that was wrong with a REST call. A failed call has at least one of them. */
export class ClerkAPIError extends ClerkError {
  declare readonly name: 'ClerkAPIError';
  declare readonly code: ClerkAPIErrorCode;
  declare readonly longMessage?: string;
  declare readonly meta?: ClerkAPIErrorMeta;
  /** Resource and method of the call that failed, such as `users.getUser`. */
  declare readonly operation?: string;

  constructor({ code, message, longMessage, meta, operation, cause }: ClerkAPIErrorInit) {
    super(message, { name: 'ClerkAPIError', code, cause });
    Object.assign(
      this,
      longMessage && { longMessage: redact(longMessage) },
      meta && { meta },
      operation && { operation },
    );
  }
}
