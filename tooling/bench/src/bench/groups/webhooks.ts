import { signWebhook, verifyWebhook } from '@x/webhooks';
import type { Group } from '../contender.ts';
import { CLERK_LATEST } from './names.ts';

const OURS = '@x/webhooks verifyWebhook';
const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
const ID = 'user_2abcdefghijklmnopqrstuvwxyz';

/** About 3 KB, as an event about a user. */
const EVENT = {
  type: 'user.created',
  object: 'event',
  data: {
    id: ID,
    email_addresses: Array.from({ length: 20 }, (_, index) => ({
      id: `idn_2abcdefghijklmnopqrstuvwxy${index}`,
      object: 'email_address',
      email_address: `ada.${index}@example.com`,
      verification: { status: 'verified', strategy: 'email_code' },
    })),
  },
};

/** Verifying a delivery. The others verify deliveries of the last 5 minutes, so each contender signs its own. */
export function webhookGroup(): Group {
  const sign = () => signWebhook(EVENT, { signingSecret: SECRET });
  const requestOf = ({ headers, body }: Awaited<ReturnType<typeof sign>>) =>
    new Request('https://app.example.com/', { method: 'POST', headers, body });
  return {
    name: 'verify a webhook',
    batchSizes: [1],
    baselines: [OURS],
    // The result of svix is nothing, so that it parses the body itself.
    isDone: (result) => JSON.stringify(result).includes(ID),
    contenders: [
      {
        name: OURS,
        async prepare() {
          const delivery = await sign();
          return () => verifyWebhook(delivery, { signingSecret: SECRET });
        },
      },
      {
        name: `${OURS}, a Request`,
        async prepare() {
          const delivery = await sign();
          return () => verifyWebhook(requestOf(delivery), { signingSecret: SECRET });
        },
      },
      {
        name: 'svix verify',
        async prepare() {
          const { Webhook } = await import('svix');
          const { headers, body } = await sign();
          return () => {
            new Webhook(SECRET).verify(body, headers);
            return JSON.parse(body);
          };
        },
      },
      {
        name: 'standardwebhooks verify',
        async prepare() {
          const { Webhook } = await import('standardwebhooks');
          const { headers, body } = await sign();
          const renamed = Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name.replace('svix-', 'webhook-'), value]),
          );
          return () => new Webhook(SECRET).verify(body, renamed);
        },
      },
      {
        name: `${CLERK_LATEST}, a Request`,
        async prepare() {
          const { verifyWebhook: verify } = await import('clerk-latest/webhooks');
          const delivery = await sign();
          return () => verify(requestOf(delivery), { signingSecret: SECRET });
        },
      },
    ],
  };
}
