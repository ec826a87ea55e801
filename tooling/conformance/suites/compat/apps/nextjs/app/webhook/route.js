import { verifyWebhook } from '@clerk/nextjs/webhooks';

export const POST = (request) =>
  verifyWebhook(request).then(Response.json, () => Response.json({ isVerified: false }, { status: 400 }));
