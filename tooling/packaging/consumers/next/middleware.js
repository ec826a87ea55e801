import { clerkMiddleware } from '@x/adapters/next';
import { createClerkClient } from '@x/backend';

const clerk = createClerkClient({
  secretKey: process.env.CLERK_SECRET_KEY,
  publishableKey: process.env.CLERK_PUBLISHABLE_KEY,
  apiUrl: process.env.CLERK_API_URL,
});

export default clerkMiddleware(clerk, { acceptsToken: 'any' });
export const config = { matcher: ['/who', '/page', '/cacheable'] };
