import { clerkClient, clerkMiddleware, getAuth, requireAuth } from '@clerk/express';
import { verifyWebhook } from '@clerk/express/webhooks';
import express from 'express';

export const app = express();
app.use(clerkMiddleware({ authorizedParties: ['https://app.example.com'] }));
app.get('/notes', requireAuth(), async (request, response) => {
  const { userId, has } = getAuth(request);
  const user = await clerkClient.users.getUser(userId ?? '');
  const { data, totalCount } = await clerkClient.organizations.getOrganizationList({ limit: 10 });
  const names: string[] = data.map(({ name }) => name);
  const address: string | undefined = user.primaryEmailAddress?.emailAddress;
  response.json({ address, names, totalCount, isAdmin: has({ role: 'org:admin' }) });
});
app.get('/machine', (request, response) => {
  const { tokenType, isAuthenticated } = getAuth(request, { acceptsToken: ['api_key', 'session_token'] });
  const { subject, scopes } = getAuth(request, { acceptsToken: 'api_key' });
  response.json({ tokenType, isAuthenticated, subject, scopes });
});
app.post('/webhook', async (request, response) => {
  const event = await verifyWebhook(request);
  const email = event.type === 'user.created' ? event.data.email_addresses[0]?.email_address : undefined;
  response.json({ email });
});
