import { createServer } from 'node:http';
import { clerkMiddleware, getAuth, requireAuth } from '@x/adapters/koa';
import Newest, { type Middleware } from 'koa';
import { acceptSockets } from './accept-sockets.ts';
import { runWith, type StartApp } from './app.ts';
import { listen } from './listen.ts';
import { ADMIN, ANY, MACHINE, SIGN_IN, soon, who } from './routes.ts';

const show: Middleware = (context) => {
  context.body = who(getAuth(context));
};

const respond =
  (status: number, headers: Record<string, string | string[]> = {}): Middleware =>
  (context) => {
    context.body = {};
    context.status = status;
    context.set(headers);
  };

const echo: Middleware = (context) => {
  context.body = context.req;
};

const createRoutes = (): Readonly<Record<string, readonly Middleware[]>> => ({
  'GET /who': [show],
  'GET /slow': [(_context, next) => soon().then(next), show],
  'GET /cacheable': [respond(200, { 'cache-control': 'public, max-age=60' })],
  'GET /cookies': [respond(201, { 'set-cookie': ['a=1', 'b=2'] })],
  'GET /protected': [requireAuth(), show],
  'GET /page': [requireAuth(SIGN_IN), show],
  'GET /admin': [requireAuth(ADMIN), show],
  'GET /machine': [requireAuth(MACHINE), respond(200)],
  'POST /echo': [echo],
  'OPTIONS /preflight': [respond(204)],
});

/** Returns how the application starts on a version of Koa. */
export const startOn =
  (Koa: typeof Newest): StartApp =>
  async (clerk) => {
    const app = new Koa();
    app.use(clerkMiddleware(clerk, ANY));
    const routes = createRoutes();
    app.use(async (context, next) => {
      const [first, second] = routes[`${context.method.replace('HEAD', 'GET')} ${context.path}`] ?? [];
      await first?.(context, async () => second?.(context, next));
    });
    return listen(acceptSockets(createServer(app.callback()), clerk));
  };

export const start = startOn(Newest);

export const run = runWith(start);
