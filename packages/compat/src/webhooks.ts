export { type VerifyWebhookOptions, verifyWebhook } from './webhooks/verify-webhook.ts';
export type * from './webhooks/webhook-events.ts';
