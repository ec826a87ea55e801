export type { WebhookHeaders } from './input/read-headers.ts';
export type { VerifyWebhookOptions } from './settings/verify-options.ts';
export { type SignedWebhook, type SignWebhookOptions, signWebhook } from './sign-webhook.ts';
export { verifyWebhook, type WebhookInput, type WebhookResult } from './verify-webhook.ts';
export type { WebhookEvent } from './webhook-event.ts';
export {
  WebhookVerificationError,
  type WebhookVerificationErrorInit,
  WebhookVerificationErrorReason,
  type WebhookVerificationErrorStatus,
} from './webhook-verification-error.ts';
