import { clerkClient, clerkPlugin, getAuth } from '@clerk/fastify';
import { verifyWebhook } from '@clerk/fastify/webhooks';
import Fastify from 'fastify';
import { ROUTES, WEBHOOK_PATH } from '../routes.mjs';

const app = Fastify();
app.post(WEBHOOK_PATH, async (request, reply) => {
  try {
    return await verifyWebhook(request);
  } catch {
    return reply.status(400).send({ isVerified: false });
  }
});
await app.register(clerkPlugin, { apiUrl: process.env.CLERK_API_URL });
for (const [path, respond] of Object.entries(ROUTES)) {
  app.get(path, async (request) => respond({ clerkClient, getAuth: (options) => getAuth(request, options) }));
}
app.setErrorHandler((error, _request, reply) => reply.status(500).send({ failed: error.message }));
await app.listen({ port: 0, host: '127.0.0.1' });
console.info(`http://127.0.0.1:${app.server.address().port}`);
