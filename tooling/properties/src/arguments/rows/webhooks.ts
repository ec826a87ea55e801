import * as webhooks from '@x/webhooks';
import type { ArgumentsOf, Rows } from '../functions-of.ts';

const SIGNING_SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHM=';
const event = () => ({ type: 'user.deleted', data: { id: 'user_1' } });
const { headers, body } = await webhooks.signWebhook(event(), { signingSecret: SIGNING_SECRET });
const delivery = () => ({ headers, body });
const store = () => ({ claim: async () => 'claimed', settle: async () => undefined });

const FUNCTIONS: ArgumentsOf<typeof webhooks> = {
  WebhookVerificationError: () => [
    { reason: 'headers-missing', message: 'message', cause: new Error('cause') },
  ],
  signWebhook: () => [event(), { signingSecret: SIGNING_SECRET, id: 'msg_1', timestampInSeconds: 1 }],
  verifyWebhook: () => [
    delivery(),
    {
      signingSecret: [SIGNING_SECRET],
      toleranceInSeconds: 300,
      now: Date.now,
      maxBodyLength: 1_000,
      timeoutInMs: 50,
    },
  ],
  handleWebhookOnce: () => [delivery(), { store: store(), handle: () => undefined, leaseInSeconds: 60 }],
};

const { WebhookVerificationErrorReason: _, ...functions } = webhooks;

export const WEBHOOKS: Rows = {
  modules: [['@x/webhooks', functions, FUNCTIONS]],
  // Those of the handler and of the store.
  passingOnErrors: ['handleWebhookOnce'],
};
