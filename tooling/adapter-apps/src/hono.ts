import { clerkMiddleware, getAuth, requireAuth } from '@x/adapters/hono';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Client } from './app.ts';
import { ADMIN, ANY, greeting, MACHINE, SIGN_IN, soon, who } from './routes.ts';

/** Creates a handler that opens a WebSocket, and sends a message. Each runtime has its own way. */
export type OpenSocket = (messageOf: (context: Context) => string) => MiddlewareHandler;

/** Creates the application. Its client is a function, as it is where the keys come with the request. */
export function createApp(clerk: Client, openSocket: OpenSocket, app = new Hono()): Hono {
  app.use(clerkMiddleware(() => clerk, ANY));
  app.get('/who', (c) => c.json(who(getAuth(c))));
  app.get('/slow', async (c) => soon().then(() => c.json(who(getAuth(c)))));
  app.get('/cacheable', (c) => c.json({}, 200, { 'cache-control': 'public, max-age=60' }));
  app.get('/cookies', (c) => {
    c.header('set-cookie', 'a=1', { append: true });
    c.header('set-cookie', 'b=2', { append: true });
    return c.body('', 201);
  });
  app.get('/protected', requireAuth(), (c) => c.json(who(getAuth(c))));
  app.get('/page', requireAuth(SIGN_IN), (c) => c.json(who(getAuth(c))));
  app.get('/admin', requireAuth(ADMIN), (c) => c.json(who(getAuth(c))));
  app.get('/machine', requireAuth(MACHINE), (c) => c.json({}));
  app.get(
    '/socket',
    requireAuth(),
    openSocket((c) => greeting(getAuth(c))),
  );
  app.post('/echo', async (c) => c.text(await c.req.text()));
  app.options('/preflight', (c) => c.body(null, 204));
  return app;
}
