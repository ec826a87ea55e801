import * as official from '@clerk/hono';
import { serve } from '@hono/node-server';
import * as ours from '@x/adapters/hono';
import { createClerkClient } from '@x/backend';
import { Hono } from 'hono';
import type { Contenders } from './keys.ts';

const listen = ({ fetch }: Hono): Promise<number> =>
  new Promise((resolve) => {
    serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  });

async function startOurs(clerk: ReturnType<typeof createClerkClient>): Promise<number> {
  const app = new Hono();
  app.use(ours.clerkMiddleware(clerk));
  app.get('/notes', ours.requireAuth(), (c) => c.json({ of: ours.getAuth(c).userId }));
  return listen(app);
}

export const contenders: Contenders = {
  'no auth': async () => {
    const app = new Hono();
    app.get('/notes', (c) => c.json({ of: 'user_ada' }));
    return listen(app);
  },
  'empty middleware': async () => {
    const app = new Hono();
    app.use(async (_c, next) => next());
    app.get('/notes', (c) => c.json({ of: 'user_ada' }));
    return listen(app);
  },
  official: async (keys) => {
    const app = new Hono();
    app.use(official.clerkMiddleware(keys));
    app.get('/notes', (c) => {
      const { userId } = official.getAuth(c);
      return userId ? c.json({ of: userId }) : c.body(null, 401);
    });
    return listen(app);
  },
  ours: (keys) => startOurs(createClerkClient(keys)),
  'ours, remembering tokens': (keys) => startOurs(createClerkClient({ ...keys, tokenCacheSize: 500 })),
};
