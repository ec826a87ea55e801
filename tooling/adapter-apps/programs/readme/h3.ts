import { withAuth } from '@x/adapters/fetch';
import { createClerkClient } from '@x/backend';
import { H3, type H3Event, serve, toResponse } from 'h3';

const secretKey = process.env['CLERK_SECRET_KEY'] ?? null;
const clerk = createClerkClient({ secretKey, publishableKey: process.env['CLERK_PUBLISHABLE_KEY'] });
const guarded = withAuth(clerk, async (_request, { auth }, event: H3Event, next: () => unknown) => {
  event.context['userId'] = auth.userId;
  return toResponse(await next(), event);
});
const app = new H3().use((event, next) => guarded(event.req, event, next));
app.get('/notes', (event) => ({ of: event.context['userId'] }));
serve(app);
