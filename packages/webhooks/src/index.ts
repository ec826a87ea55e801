// A type of the results: programs that export a result can then name its type (decision 037).
export type { ClerkErrorJson } from '@x/errors';
export type * from './events/data.ts';
export type { OpenMetadata } from './events/metadata.ts';
export type { Open } from './events/open.ts';
export type {
  UnknownWebhookEvent,
  WebhookEnvelope,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
} from './events/webhook-event.ts';
export type { WebhookBody } from './input/read-body.ts';
export type { WebhookHeaders } from './input/read-headers.ts';
export {
  type HandledWebhook,
  type HandleWebhookOnceOptions,
  handleWebhookOnce,
} from './once/handle-webhook-once.ts';
export type {
  WebhookClaim,
  WebhookClaimOutcome,
  WebhookSettlement,
  WebhookStore,
} from './once/webhook-store.ts';
export type { VerifyWebhookOptions } from './settings/verify-options.ts';
export { type SignedWebhook, type SignWebhookOptions, signWebhook } from './sign-webhook.ts';
export { verifyWebhook, type WebhookInput, type WebhookResult } from './verify-webhook.ts';
export {
  WebhookVerificationError,
  type WebhookVerificationErrorInit,
  WebhookVerificationErrorReason,
  type WebhookVerificationErrorStatus,
} from './webhook-verification-error.ts';
