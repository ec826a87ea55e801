// Pure
import { ClerkError } from '@x/errors';
import { readInit } from '@x/errors/internal';

/** Why a delivery was rejected. Each value is a literal type, so that a `switch` over `error.reason` is exhaustive. */
export const WebhookVerificationErrorReason = {
  HeadersMissing: 'headers-missing',
  TimestampInvalid: 'timestamp-invalid',
  TimestampTooOld: 'timestamp-too-old',
  TimestampTooNew: 'timestamp-too-new',
  SignatureUnsupported: 'signature-unsupported',
  SignatureMismatch: 'signature-mismatch',
  BodyTooLarge: 'body-too-large',
  BodyTimedOut: 'body-timed-out',
  BodyIncomplete: 'body-incomplete',
  BodyAlreadyRead: 'body-already-read',
  BodyNotRaw: 'body-not-raw',
  PayloadInvalid: 'payload-invalid',
} as const;

export type WebhookVerificationErrorReason =
  (typeof WebhookVerificationErrorReason)[keyof typeof WebhookVerificationErrorReason];

/** What to respond to a rejected delivery. 500 means that your code, not the sender, is at fault. */
export type WebhookVerificationErrorStatus = 400 | 401 | 408 | 413 | 500;

const STATUS_BY_REASON: Readonly<Record<WebhookVerificationErrorReason, WebhookVerificationErrorStatus>> = {
  'headers-missing': 400,
  'timestamp-invalid': 400,
  'timestamp-too-old': 400,
  'timestamp-too-new': 400,
  'signature-unsupported': 401,
  'signature-mismatch': 401,
  'body-too-large': 413,
  'body-timed-out': 408,
  'body-incomplete': 400,
  'body-already-read': 500,
  'body-not-raw': 500,
  'payload-invalid': 400,
};

const isReason = (value: unknown): value is WebhookVerificationErrorReason =>
  typeof value === 'string' && Object.hasOwn(STATUS_BY_REASON, value);

/** What a `WebhookVerificationError` is created from. */
export interface WebhookVerificationErrorInit {
  /** Why the webhook was rejected. */
  reason: WebhookVerificationErrorReason;
  /** What went wrong, for people. */
  message: string;
  /** The value behind the error, for logs. */
  cause?: unknown;
}

/** Returned if a delivery could not be verified. `code` equals `reason`. */
export class WebhookVerificationError extends ClerkError {
  declare readonly name: 'WebhookVerificationError';
  declare readonly code: WebhookVerificationErrorReason;
  declare readonly reason: WebhookVerificationErrorReason;
  /** The HTTP status to respond with. */
  declare readonly status: WebhookVerificationErrorStatus;

  constructor(init: WebhookVerificationErrorInit) {
    // `payload-invalid` is for callers in JavaScript, who can leave the reason out or misspell it.
    const { reason: given, message = '', cause } = readInit(init);
    const reason = isReason(given) ? given : 'payload-invalid';
    super(message, { name: 'WebhookVerificationError', code: reason, cause });
    this.reason = reason;
    this.status = STATUS_BY_REASON[reason];
  }
}
