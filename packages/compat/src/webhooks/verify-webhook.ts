import { ConfigError, unwrap } from '@x/errors';
import { verifyWebhook as verify } from '@x/webhooks';
import { environmentVariable } from '../options/environment.ts';
import type { WebhookEvent } from './webhook-events.ts';

/** The options of `verifyWebhook`. */
export type VerifyWebhookOptions = {
  /** Default: the environment variable `CLERK_WEBHOOK_SIGNING_SECRET`. */
  signingSecret?: string;
};

/** Verifies a webhook. Resolves to the event, and rejects with a `WebhookVerificationError`. */
export async function verifyWebhook(
  request: Request,
  { signingSecret }: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  const secret = signingSecret ?? environmentVariable('CLERK_WEBHOOK_SIGNING_SECRET');
  if (!secret) {
    throw new ConfigError(
      'Pass the signingSecret, or set the environment variable CLERK_WEBHOOK_SIGNING_SECRET.',
    );
  }
  const event = unwrap(await verify(request, { signingSecret: secret }));
  const { type, data, event_attributes, timestamp, instance_id } = event;
  // The signature vouches for the shape.
  return { type, object: 'event', data, event_attributes, timestamp, instance_id } as WebhookEvent;
}
