import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { AuthObject, GuardClient, GuardOptions } from '@x/auth-state';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import * as expressAdapter from './express.ts';
import * as fastifyAdapter from './fastify.ts';
import { withAuth } from './fetch.ts';
import * as honoAdapter from './hono.ts';
import * as koaAdapter from './koa.ts';
import { createHandler } from './node.ts';

export type Client = GuardClient<'any'>;

const ANY = { acceptsToken: 'any' } as const;
const SIGN_IN = { signedOut: 'sign-in' } as const;
const ADMIN = { requires: { permission: 'org:notes:manage' } } as const;
const MACHINE = { acceptsToken: ['api_key', 'm2m_token', 'oauth_token'] } as const;

const who = (auth: AuthObject) => ({
  isAuthenticated: auth.isAuthenticated,
  userId: 'userId' in auth ? auth.userId : null,
  sessionId: 'sessionId' in auth ? auth.sessionId : null,
});
const soon = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 20));

export interface App {
  readonly url: string;
  readonly close: () => unknown;
}

/** Starts the same application on each framework. */
export const APPS: Record<string, (clerk: Client) => Promise<App>> = {
  express: async (clerk) => {
    const { clerkMiddleware, getAuth, requireAuth } = expressAdapter;
    const app = express();
    app.use(clerkMiddleware(clerk, ANY));
    const router = express.Router();
    router.get('/who', (req, res) => void res.json(who(getAuth(req))));
    router.get('/slow', (req, res) => void soon().then(() => res.json(who(getAuth(req)))));
    router.get('/cacheable', (_req, res) => void res.set('cache-control', 'public, max-age=60').json({}));
    router.get('/cookies', (_req, res) => void res.status(201).cookie('a', '1').cookie('b', '2').end());
    router.get('/protected', requireAuth(), (req, res) => void res.json(who(getAuth(req))));
    router.get('/page', requireAuth(SIGN_IN), (req, res) => void res.json(who(getAuth(req))));
    router.get('/admin', requireAuth(ADMIN), (req, res) => void res.json(who(getAuth(req))));
    router.get('/machine', requireAuth(MACHINE), (_req, res) => void res.json({}));
    router.post('/echo', express.text({ limit: '1mb' }), (req, res) => void res.type('text').send(req.body));
    router.options('/preflight', (_req, res) => void res.status(204).end());
    app.use('/', router);
    return listen(createServer(app));
  },
  koa: async (clerk) => {
    const { clerkMiddleware, getAuth, requireAuth } = koaAdapter;
    const app = new Koa();
    app.use(clerkMiddleware(clerk, ANY));
    const show: Koa.Middleware = (context) => {
      context.body = who(getAuth(context));
    };
    const respond =
      (status: number, headers: Record<string, string | string[]> = {}): Koa.Middleware =>
      (context) => {
        context.body = {};
        context.status = status;
        context.set(headers);
      };
    const routes: Record<string, Koa.Middleware[]> = {
      'GET /who': [show],
      'GET /slow': [(_context, next) => soon().then(next), show],
      'GET /cacheable': [respond(200, { 'cache-control': 'public, max-age=60' })],
      'GET /cookies': [respond(201, { 'set-cookie': ['a=1', 'b=2'] })],
      'GET /protected': [requireAuth(), show],
      'GET /page': [requireAuth(SIGN_IN), show],
      'GET /admin': [requireAuth(ADMIN), show],
      'GET /machine': [requireAuth(MACHINE), respond(200)],
      'POST /echo': [
        (context) => {
          context.body = context.req;
        },
      ],
      'OPTIONS /preflight': [respond(204)],
    };
    app.use(async (context, next) => {
      const [first, second] = routes[`${context.method.replace('HEAD', 'GET')} ${context.path}`] ?? [];
      await first?.(context, async () => second?.(context, next));
    });
    return listen(createServer(app.callback()));
  },
  fastify: async (clerk) => {
    const { clerkPlugin, getAuth, requireAuth } = fastifyAdapter;
    const app = Fastify();
    await app.register(clerkPlugin, { clerk, ...ANY });
    await app.register(async (routes) => {
      routes.get('/who', async (request) => who(getAuth(request)));
      routes.get('/slow', async (request) => soon().then(() => who(getAuth(request))));
      routes.get('/cacheable', async (_request, reply) =>
        reply.header('cache-control', 'public, max-age=60').send({}),
      );
      routes.get('/cookies', async (_request, reply) =>
        reply.code(201).header('set-cookie', 'a=1').header('set-cookie', 'b=2').send(''),
      );
      routes.get('/protected', { preHandler: requireAuth() }, async (request) => who(getAuth(request)));
      routes.get('/page', { preHandler: requireAuth(SIGN_IN) }, async (request) => who(getAuth(request)));
      routes.get('/admin', { preHandler: requireAuth(ADMIN) }, async (request) => who(getAuth(request)));
      routes.get('/machine', { preHandler: requireAuth(MACHINE) }, async () => ({}));
      routes.post('/echo', async (request) => request.body);
      routes.options('/preflight', async (_request, reply) => reply.code(204).send());
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    return { url, close: () => app.close() };
  },
  hono: async (clerk) => {
    const { clerkMiddleware, getAuth, requireAuth } = honoAdapter;
    const app = new Hono();
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
    app.post('/echo', async (c) => c.text(await c.req.text()));
    app.options('/preflight', (c) => c.body(null, 204));
    return new Promise((resolve) => {
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
        resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() });
      });
    });
  },
  node: async (clerk) => listen(createServer(nodeListener(clerk))),
  fetch: async (clerk) => {
    const routes = fetchRoutes(clerk);
    const server = serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: (request) =>
        (routes[new URL(request.url).pathname] ?? routes['*'])?.(request) as Promise<Response>,
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
  },
};

const page = (auth: AuthObject) => Response.json(who(auth));

/** Answers the routes that every visitor can use. */
async function openRoutes(request: Request, { auth }: { auth: AuthObject }): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/slow':
      await soon();
      return page(auth);
    case '/cacheable':
      return Response.json({}, { headers: { 'cache-control': 'public, max-age=60' } });
    case '/cookies': {
      const headers = new Headers([
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ]);
      return new Response('', { status: 201, headers });
    }
    case '/echo':
      return new Response(request.body);
    case '/preflight':
      return new Response(null, { status: 204 });
    default:
      return page(auth);
  }
}

/** The policies of the routes that not every visitor can use. */
const POLICIES: Readonly<Record<string, GuardOptions>> = {
  '/protected': { acceptsToken: 'session_token', signedOut: 'unauthorized' },
  '/page': { acceptsToken: 'session_token', ...SIGN_IN },
  '/admin': { acceptsToken: 'session_token', ...ADMIN },
  '/machine': { ...MACHINE, signedOut: 'unauthorized' },
};

/** The routes of a handler that decides with a guard for each route. */
function nodeListener(clerk: Client): RequestListener {
  const open = createHandler(clerk, openRoutes, { acceptsToken: 'session_token' });
  const guarded: Record<string, RequestListener> = Object.fromEntries(
    Object.entries(POLICIES).map(([path, policy]) => [
      path,
      createHandler(clerk, (_request, { auth }) => page(auth), policy),
    ]),
  );
  return (request, response) => (guarded[request.url?.split('?')[0] ?? ''] ?? open)(request, response);
}

function fetchRoutes(clerk: Client): Record<string, (request: Request) => Promise<Response>> {
  return {
    '*': withAuth(clerk, openRoutes, { acceptsToken: 'session_token' }),
    ...Object.fromEntries(
      Object.entries(POLICIES).map(([path, policy]) => [
        path,
        withAuth(clerk, (_request, { auth }) => page(auth), policy),
      ]),
    ),
  };
}

async function listen(server: Server): Promise<App> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
