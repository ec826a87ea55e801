import { clerkMiddleware, getAuth } from '@clerk/hono';
import { verifyWebhook } from '@clerk/hono/webhooks';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ROUTES, WEBHOOK_PATH } from '../routes.mjs';

const app = new Hono();
app.post(WEBHOOK_PATH, async (context) => {
  try {
    return context.json(await verifyWebhook(context));
  } catch {
    return context.json({ isVerified: false }, 400);
  }
});
app.use('*', clerkMiddleware());
for (const [path, respond] of Object.entries(ROUTES)) {
  app.get(path, async (context) =>
    context.json(
      await respond({
        clerkClient: context.get('clerk'),
        getAuth: (options) => getAuth(context, options),
      }),
    ),
  );
}
app.onError((error, context) => context.json({ failed: error.message }, 500));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.info(`http://127.0.0.1:${port}`),
);
