import type { IncomingMessage } from 'node:http';
import * as expressAdapter from '@x/adapters/express';
import * as fastifyAdapter from '@x/adapters/fastify';
import * as fetchAdapter from '@x/adapters/fetch';
import * as honoAdapter from '@x/adapters/hono';
import * as koaAdapter from '@x/adapters/koa';
import * as nextAdapter from '@x/adapters/next';
import * as nodeAdapter from '@x/adapters/node';
import * as testing from '@x/adapters/testing';
import { createClerkClient } from '@x/backend';
import { emulator, PUBLISHABLE_KEY, request, SECRET_KEY } from '../fixtures.ts';
import type { ArgumentsOf, MethodRows, Rows } from '../functions-of.ts';
import { callMiddleware, createSocket, message, response, withQuietNext } from '../node-exchange.ts';

const clerk = createClerkClient({
  secretKey: SECRET_KEY,
  publishableKey: PUBLISHABLE_KEY,
  jwtKey: emulator.jwtKey,
});

const proxy = () => ({ publishableKey: PUBLISHABLE_KEY, secretKey: SECRET_KEY, proxyUrl: '/__clerk' });
const adapterOptions = () => ({
  signedOut: 'pass',
  acceptsToken: 'any',
  cacheControl: 'keep',
  proxy: proxy(),
});
const originOptions = () => ({
  origin: 'https://app.example.com',
  trustedProxies: ['10.0.0.0/8'],
  forwardedHeaders: { host: 'x-forwarded-host', protocol: 'x-forwarded-proto', for: 'x-forwarded-for' },
});
const nodeOptions = () => ({ ...adapterOptions(), ...originOptions() });
const requirement = () => ({
  acceptsToken: 'session_token',
  signedOut: 'unauthorized',
  requires: { role: 'admin' },
});
const getAuthOptions = () => ({ acceptsToken: 'session_token', treatPendingAsSignedOut: true });
const handler = () => new Response('body');

/** A request that the middleware of the framework has authenticated. */
async function guarded(): Promise<IncomingMessage> {
  const incoming = message();
  await callMiddleware(expressAdapter.clerkMiddleware(clerk))(incoming, response());
  return incoming;
}
const known = await guarded();

const honoContext = () => ({ req: { raw: request() }, res: new Response('body') });
const koaContext = () => ({ req: message(), res: response(), originalUrl: '/' });
const next = async () => undefined;
const app = () => ({ addHook: () => undefined });

const EXPRESS: ArgumentsOf<typeof expressAdapter> = {
  clerkMiddleware: () => [clerk, nodeOptions()],
  getAuth: () => [known, getAuthOptions()],
  requireAuth: () => [requirement()],
};
const FASTIFY: ArgumentsOf<typeof fastifyAdapter> = {
  clerkPlugin: () => [app(), { clerk, ...nodeOptions() }],
  getAuth: () => [{ raw: known }, getAuthOptions()],
  requireAuth: EXPRESS.requireAuth,
};
const FETCH: ArgumentsOf<typeof fetchAdapter> = {
  withAuth: () => [clerk, handler, adapterOptions()],
};
const HONO: ArgumentsOf<typeof honoAdapter> = {
  clerkMiddleware: () => [clerk, adapterOptions()],
  getAuth: () => [known, getAuthOptions()],
  requireAuth: EXPRESS.requireAuth,
};
const KOA: ArgumentsOf<typeof koaAdapter> = {
  clerkMiddleware: EXPRESS.clerkMiddleware,
  getAuth: EXPRESS.getAuth,
  requireAuth: EXPRESS.requireAuth,
};
const NEXT: ArgumentsOf<typeof nextAdapter> = {
  clerkMiddleware: () => [clerk, { ...adapterOptions(), secret: 'secret' }],
  auth: () => [{ acceptsToken: 'session_token', secret: 'secret' }],
};
const NODE: ArgumentsOf<typeof nodeAdapter> = {
  createHandler: () => [clerk, handler, { ...nodeOptions(), onError: handler }],
  rejectUpgrade: () => [new Response('body'), createSocket()],
  toRequest: () => [message(), originOptions()],
  writeResponse: () => [new Response('body'), response()],
};
const TESTING: ArgumentsOf<typeof testing> = { createScenarios: () => [] };

/** Next.js has a request only in its own server, which a test of `tooling/packaging` starts. */
async function authOutsideOfRequests(...args: Parameters<typeof nextAdapter.auth>): Promise<unknown> {
  try {
    return await nextAdapter.auth(...args);
  } catch (error) {
    if (error instanceof Error && error.message.includes('outside a request scope')) {
      return undefined;
    }
    throw error;
  }
}

const METHODS: MethodRows = {
  'middleware of Express': {
    call: callMiddleware(expressAdapter.clerkMiddleware(clerk)),
    args: () => [message(), response()],
  },
  'next of middleware of Express': {
    call: withQuietNext(expressAdapter.clerkMiddleware(clerk)),
    args: () => [message(), response(), () => undefined],
  },
  'requireAuth of Express': {
    call: callMiddleware(expressAdapter.requireAuth()),
    args: () => [known, response()],
  },
  'next of requireAuth of Express': {
    call: withQuietNext(expressAdapter.requireAuth()),
    args: () => [known, response(), () => undefined],
  },
  'source of Express': {
    call: (client: unknown) =>
      callMiddleware(expressAdapter.clerkMiddleware((() => client) as never))(message(), response()),
    args: () => [clerk],
    passesOnErrors: true,
  },
  'hook of Fastify': {
    call: fastifyAdapter.requireAuth() as never,
    args: () => [{ raw: known }, { raw: response(), getHeaders: () => ({}), hijack: () => undefined }],
    passesOnErrors: true,
  },
  'handler of fetch': { call: fetchAdapter.withAuth(clerk, handler), args: () => [request(), {}, {}] },
  'response of a fetch handler': {
    call: (result: unknown) => fetchAdapter.withAuth(clerk, () => result as never)(request()),
    args: () => [new Response('body')],
    passesOnErrors: true,
  },
  'source of fetch': {
    call: (client: unknown) => fetchAdapter.withAuth((() => client) as never, handler)(request()),
    args: () => [clerk],
    passesOnErrors: true,
  },
  'middleware of Hono': {
    call: honoAdapter.clerkMiddleware(clerk),
    args: () => [honoContext(), next],
    passesOnErrors: true,
  },
  'requireAuth of Hono': { call: honoAdapter.requireAuth(), args: () => [known, next], passesOnErrors: true },
  'middleware of Koa': {
    call: koaAdapter.clerkMiddleware(clerk),
    args: () => [koaContext(), next],
    passesOnErrors: true,
  },
  'requireAuth of Koa': {
    call: koaAdapter.requireAuth(),
    args: () => [Object.assign(known, { res: response() }), next],
    passesOnErrors: true,
  },
  'middleware of Next.js': {
    call: nextAdapter.clerkMiddleware(clerk, { secret: 'secret' }),
    args: () => [request(), { waitUntil: () => undefined }],
  },
  'listener of node:http': {
    call: nodeAdapter.createHandler(clerk, handler),
    args: () => [message(), response()],
  },
  'response of a handler': {
    call: (result: unknown) => nodeAdapter.createHandler(clerk, () => result as never)(message(), response()),
    args: () => [new Response('body')],
  },
};

export const ADAPTERS: Rows = {
  modules: [
    ['@x/adapters/express', expressAdapter, EXPRESS],
    ['@x/adapters/fastify', fastifyAdapter, FASTIFY],
    ['@x/adapters/fetch', fetchAdapter, FETCH],
    ['@x/adapters/hono', honoAdapter, HONO],
    ['@x/adapters/koa', koaAdapter, KOA],
    ['@x/adapters/next', { ...nextAdapter, auth: authOutsideOfRequests }, NEXT],
    ['@x/adapters/node', nodeAdapter, NODE],
    ['@x/adapters/testing', testing, TESTING],
  ],
  methods: METHODS,
  // Those of an instance of Fastify.
  passingOnErrors: ['clerkPlugin'],
};
