import { clerkMiddleware, getAuth, requireAuth } from '@x/adapters/hono';
import { Hono } from 'hono';
import type { Client, Keys } from './app.ts';
import { answerClock, createClient } from './create-client.ts';
import { GUARD, GUARDED_PATH, MOUNT_PATH } from './options.ts';
import { respond } from './pages.ts';

interface Env {
  readonly Bindings: { readonly KEYS: Keys };
}

let client: Client | undefined;

const site = new Hono<Env>();
site.use(
  clerkMiddleware(
    ({ env }) => {
      client ??= createClient(env.KEYS);
      return client;
    },
    {
      organizationSyncOptions: {
        organizationPatterns: [...GUARD.organizationSyncOptions.organizationPatterns],
        personalAccountPatterns: [...GUARD.organizationSyncOptions.personalAccountPatterns],
      },
    },
  ),
);
site.use(GUARDED_PATH, requireAuth({ signedOut: 'sign-in' }));
site.all('*', (c) => respond(getAuth(c), c.req.raw, c.env.KEYS.publishableKey));

const app = new Hono<Env>();
app.use(async (c, next) => answerClock(c.req) ?? next());
app.route(MOUNT_PATH, site);
app.route('/', site);

// The module of a Worker has a default export.
export default app;
