import { clerkClient, clerkMiddleware, getAuth, requireAuth } from '@clerk/express';
import { verifyWebhook } from '@clerk/express/webhooks';
import express from 'express';
import { ROUTES, WEBHOOK_PATH } from '../routes.mjs';

const app = express();
app.post(WEBHOOK_PATH, express.raw({ type: '*/*' }), (request, response) =>
  verifyWebhook(request).then(
    (event) => response.json(event),
    () => response.status(400).json({ isVerified: false }),
  ),
);
app.use(clerkMiddleware());
// The middleware of this SDK, in place of the common route.
app.get('/protected', requireAuth(), (_request, response) => response.json({ isProtected: true }));
for (const [path, respond] of Object.entries(ROUTES)) {
  app.get(path, async (request, response) =>
    response.json(await respond({ clerkClient, getAuth: (options) => getAuth(request, options) })),
  );
}
app.use((error, _request, response, _next) => response.status(500).json({ failed: error.message }));
const server = app.listen(0, '127.0.0.1', () => console.info(`http://127.0.0.1:${server.address().port}`));
