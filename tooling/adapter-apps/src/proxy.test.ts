import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { clerkMiddleware as expressMiddleware } from '@x/adapters/express';
import { clerkPlugin } from '@x/adapters/fastify';
import { withAuth } from '@x/adapters/fetch';
import { clerkMiddleware as honoMiddleware } from '@x/adapters/hono';
import { clerkMiddleware as koaMiddleware } from '@x/adapters/koa';
import { createHandler } from '@x/adapters/node';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createClient } from './app.ts';
import { listen } from './listen.ts';
import { UNREACHABLE } from './scenarios.ts';

const SECRET_KEY = 'sk_test_1';
const PUBLISHABLE_KEY = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k';
const clerk = createClient({
  secretKey: SECRET_KEY,
  publishableKey: PUBLISHABLE_KEY,
  apiUrl: UNREACHABLE,
});
const own = () => new Response('of the application');

/** The option `proxy`, which is the same for every adapter. */
const optionsFor = (frontendApiUrl: string) => ({
  proxy: { publishableKey: PUBLISHABLE_KEY, secretKey: SECRET_KEY, proxyUrl: '/__clerk', frontendApiUrl },
});
type Options = ReturnType<typeof optionsFor>;

/** Starts each framework with the option and one route. Routes and body parsers are behind the proxy. */
const STARTS: Readonly<Record<string, (options: Options) => Promise<App>>> = {
  express: async (options) => {
    const app = express();
    app.use(
      expressMiddleware(clerk, options),
      express.json(),
      (_req, res) => void res.end('of the application'),
    );
    return listen(createServer(app));
  },
  fastify: async (options) => {
    const app = Fastify();
    await app.register(clerkPlugin, { clerk, ...options });
    app.all('/*', async () => 'of the application');
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    return { url, close: () => app.close() };
  },
  koa: async (options) => {
    const app = new Koa();
    app.use(koaMiddleware(clerk, options));
    app.use((context) => {
      context.body = 'of the application';
    });
    return listen(createServer(app.callback()));
  },
  hono: async (options) => {
    const app = new Hono();
    app.use(honoMiddleware(clerk, options));
    app.all('*', own);
    return listen(createServer(getRequestListener(app.fetch)));
  },
  fetch: async (options) => {
    const handle = withAuth(clerk, own, options);
    return listen(createServer(getRequestListener((request) => handle(request))));
  },
  node: async (options) => listen(createServer(createHandler(clerk, own, options))),
};

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let upstream: App;
const seen: Seen[] = [];

beforeAll(async () => {
  upstream = await listen(
    createServer(async (message, response) => {
      const { method, url, headers } = message;
      seen.push({ method, url, headers, body: await text(message) });
      response.writeHead(303, {
        'set-cookie': ['__client=1; Path=/; HttpOnly', '__client_uat=2; Path=/'],
        location: `${upstream.url}/v1/next`,
      });
      response.end('of the Frontend API');
    }),
  );
});
afterAll(() => upstream.close());

describe.each(Object.entries(STARTS))('the option proxy of %s', (_framework, start) => {
  let app: App;
  beforeAll(async () => {
    app = await start(optionsFor(upstream.url));
  });
  afterAll(() => app.close());

  it('passes a request and its answer on, over real HTTP', async () => {
    const body = JSON.stringify({ identifier: 'ada@example.com', padding: 'x'.repeat(200_000) });
    const response = await fetch(`${app.url}/__clerk/v1/client/sign_ins?a=1`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', cookie: '__client=0' },
      body,
    });
    expect([response.status, await response.text()]).toEqual([303, 'of the Frontend API']);
    expect(response.headers.getSetCookie()).toEqual([
      '__client=1; Path=/; HttpOnly',
      '__client_uat=2; Path=/',
    ]);
    expect(response.headers.get('location')).toBe('/__clerk/v1/next');
    const received = seen.at(-1);
    expect([received?.method, received?.url]).toEqual(['POST', '/v1/client/sign_ins?a=1']);
    expect(received?.body).toBe(body);
    expect(received?.headers).toMatchObject({
      cookie: '__client=0',
      'clerk-secret-key': SECRET_KEY,
      'clerk-proxy-url': `${app.url}/__clerk`,
    });
  });

  it('leaves other paths to the application', async () => {
    const count = seen.length;
    for (const path of ['/', '/__clerkx', '/v1/client', '/x/__clerk/v1/client']) {
      expect(await (await fetch(app.url + path)).text()).toBe('of the application');
    }
    expect(seen).toHaveLength(count);
  });
});
