import { clerkClient, clerkPlugin, createClerkClient, getAuth } from '@clerk/fastify';
import { verifyWebhook } from '@clerk/fastify/webhooks';
import Fastify from 'fastify';

export const app = Fastify();
await app.register(clerkPlugin, { secretKey: 'sk_test_1', publishableKey: 'pk_test_1' });
export const other = createClerkClient({ secretKey: 'sk_test_2' });
app.get('/notes', async (request) => {
  const { isAuthenticated, userId } = getAuth(request);
  const { data } = await clerkClient.sessions.getSessionList({ userId: userId ?? '', status: 'active' });
  const ids: string[] = data.map(({ id }) => id);
  return { isAuthenticated, ids };
});
app.post('/webhook', async (request) => {
  const { type, data } = await verifyWebhook(request);
  return type === 'organization.created' ? data.name : data.id;
});
