import { verifyWebhook } from '@clerk/nuxt/webhooks';

export default defineEventHandler(async (event) => {
  try {
    return await verifyWebhook(event);
  } catch {
    setResponseStatus(event, 400);
    return { isVerified: false };
  }
});
