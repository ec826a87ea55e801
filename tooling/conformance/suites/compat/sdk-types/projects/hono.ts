import { clerkMiddleware, getAuth } from '@clerk/hono';
import { verifyWebhook } from '@clerk/hono/webhooks';
import { Hono } from 'hono';

export const app = new Hono();
app.use('*', clerkMiddleware());
app.get('/notes', async (context) => {
  const auth = getAuth(context);
  const { fullName, imageUrl } = await context.get('clerk').users.getUser(auth.userId ?? '');
  const token: string | null = await auth.getToken({ template: 'orders' });
  return context.json({ fullName, imageUrl, token });
});
app.post('/webhook', async (context) => context.json({ type: (await verifyWebhook(context)).type }));
