import { verifyWebhook } from '@clerk/react-router/webhooks';

export const action = ({ request }) =>
  verifyWebhook(request).then(Response.json, () => Response.json({ isVerified: false }, { status: 400 }));
