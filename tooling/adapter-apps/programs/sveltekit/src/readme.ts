// src/hooks.server.ts
import type { Handle } from '@sveltejs/kit/hooks';
import { withAuth } from '@x/adapters/fetch';
import { createClerkClient } from '@x/backend';

const secretKey = process.env['CLERK_SECRET_KEY'] ?? null;
const clerk = createClerkClient({ secretKey, publishableKey: process.env['CLERK_PUBLISHABLE_KEY'] });
const guarded = withAuth(clerk, (_request, { auth }, { event, resolve }: Parameters<Handle>[0]) => {
  Object.assign(event.locals, { auth });
  return resolve(event);
});
export const handle: Handle = (hook) => guarded(hook.event.request, hook);
