import { verifyWebhook } from '@clerk/astro/webhooks';

export const POST = ({ request }) =>
  verifyWebhook(request, { signingSecret: process.env.CLERK_WEBHOOK_SIGNING_SECRET }).then(
    Response.json,
    () => Response.json({ isVerified: false }, { status: 400 }),
  );
