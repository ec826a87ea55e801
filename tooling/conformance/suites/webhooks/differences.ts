import type { Delivery } from './reference-deliveries.ts';

/** A difference from `verifyWebhook` of the reference, on purpose. */
export interface WebhookDifference {
  readonly name: string;
  readonly because: string;
  readonly accepts: 'ours' | 'theirs';
  /** Returns whether a delivery meets the difference. */
  readonly applies: (delivery: Delivery) => boolean;
}

export const WEBHOOK_DIFFERENCES: readonly WebhookDifference[] = [
  {
    name: 'webhook-standard-headers',
    because: 'Headers of Standard Webhooks are accepted as well.',
    accepts: 'ours',
    applies: ({ family }) => family === 'webhook',
  },
  {
    name: 'webhook-signature-covers-bytes',
    because: 'The signature covers bytes: the reference verifies the text without its byte-order mark.',
    accepts: 'ours',
    applies: ({ body }) => body.startsWith('\ufeff'),
  },
  {
    name: 'webhook-timestamp-has-one-form',
    because:
      'A timestamp has one form. The reference reads the digits at its start, and signs what it has read.',
    accepts: 'theirs',
    applies: ({ timestamp }) => !/^(?:0|[1-9]\d*)$/.test(timestamp),
  },
  {
    name: 'webhook-event-has-a-type',
    because: 'An event is an object with a type. The reference returns fields that are undefined.',
    accepts: 'theirs',
    applies: ({ body }) => !isEvent(body),
  },
  {
    name: 'webhook-body-has-a-limit',
    because: 'A body has a limit.',
    accepts: 'theirs',
    applies: ({ body }) => body.length > 1_048_576,
  },
];

function isEvent(body: string): boolean {
  try {
    return typeof Object(JSON.parse(body))['type'] === 'string';
  } catch {
    return false;
  }
}
