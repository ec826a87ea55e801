import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { createAuthenticateRequest } from '@x/auth-state';
import { createClerkClient } from '@x/backend';
import { signJwt } from '@x/backend/jwt';
import { ConfigError, unwrap } from '@x/errors';
import express from 'express';
import Fastify from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clerkMiddleware, getAuth, requireAuth } from '../express.ts';
import { clerkPlugin } from '../fastify.ts';
import { createHandler, type HandlerOptions, rejectUpgrade } from '../node.ts';
import { finishOnWrite } from './finish-on-write.ts';

const publishableKey = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k';
const clerk = createClerkClient({ secretKey: 'sk_test_1', publishableKey });

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC_PEM = publicKey.export({ format: 'pem', type: 'spki' }).toString();

async function createToken(claims: object): Promise<string> {
  const iat = Math.floor(Date.now() / 1000) - 5;
  const payload = { sub: 'user_1', sid: 'sess_1', iss: 'https://clerk.example.com', iat, exp: iat + 3_600 };
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return unwrap(await signJwt({ ...payload, ...claims }, key, { algorithm: 'RS256' }));
}

const closers: Array<() => unknown> = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('requireAuth()', () => {
  it('keeps its default for an option that is undefined', async () => {
    const app = express();
    app.get(
      '/',
      clerkMiddleware(clerk),
      requireAuth({ signedOut: undefined }),
      (_req, res) => void res.end(),
    );
    expect((await fetch(await listen(app))).status).toBe(401);
  });

  it('passes a CORS preflight on', async () => {
    const app = express();
    app.use(clerkMiddleware(clerk), requireAuth());
    app.options('/', (_req, res) => void res.status(204).end());
    const headers = { origin: 'https://a.example', 'access-control-request-method': 'PUT' };
    expect((await fetch(await listen(app), { method: 'OPTIONS', headers })).status).toBe(204);
  });

  it('decides about the session of the request, whatever a program did with its auth object', async () => {
    const token = await createToken({ o: { id: 'org_1', rol: 'member' }, v: 2 });
    const client = createAuthenticateRequest({ options: { jwtKey: PUBLIC_PEM } });
    const app = express();
    app.use(clerkMiddleware(client), (req, _res, next) => {
      Object.assign(getAuth(req), { orgRole: 'org:admin', has: () => true });
      next();
    });
    app.get('/', requireAuth({ requires: { role: 'admin' } }), (_req, res) => void res.end());
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(await listen(app), { headers })).status).toBe(403);
  });

  it('decides about the headers that arrived, whatever a program did with those of the message', async () => {
    const app = express();
    app.use(clerkMiddleware(clerk), (req, _res, next) => {
      req.rawHeaders.length = 0;
      next();
    });
    app.get('/', requireAuth({ signedOut: 'sign-in' }), (_req, res) => void res.end());
    const headers = { accept: 'text/html' };
    expect((await fetch(await listen(app), { headers, redirect: 'manual' })).status).toBe(307);
  });

  it('reports that the middleware is missing to the application', async () => {
    const errors: unknown[] = [];
    requireAuth()({ headers: {} } as never, {} as never, (error) => errors.push(error));
    expect(errors).toEqual([expect.any(ConfigError)]);
  });

  it.each([
    [{ acceptsToken: 'sesion' }, '"acceptsToken"'],
    [{ signedout: 'pass' }, 'Did you mean "signedOut"?'],
    [{ authorizedParties: [] }, 'Unknown option "authorizedParties" of requireAuth'],
    [null, 'requireAuth takes an object of options'],
  ])('rejects %j', (options, message) => {
    expect(() => requireAuth(options as never)).toThrow(message);
  });
});

it.each([
  [{ orgin: 'https://a.example' }, 'Unknown option "orgin" of clerkMiddleware. Did you mean "origin"?'],
  [null, 'clerkMiddleware takes an object of options'],
])('clerkMiddleware() rejects %j', (options, message) => {
  expect(() => clerkMiddleware(clerk, options as never)).toThrow(message);
});

describe('the client of an adapter', () => {
  const headers = { 'X-Other': 'a', accept: 'application/json' };

  it('gets a whole Request if it is not ours', async () => {
    const seen: Request[] = [];
    const wrapped = {
      authenticateRequest: (request: Request, options?: object) => {
        seen.push(
          new Request(request, { headers: { ...Object.fromEntries(request.headers), 'x-more': 'b' } }),
        );
        return clerk.authenticateRequest(request, options);
      },
    };
    const app = express();
    app.get('/notes', clerkMiddleware(wrapped as typeof clerk), (_req, res) => void res.end());
    expect((await fetch(`${await listen(app)}/notes`, { headers })).status).toBe(200);
    expect(seen.map(({ url }) => new URL(url).pathname)).toEqual(['/notes']);
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({ 'x-other': 'a', 'x-more': 'b' });
  });

  it('needs no Request if it is ours', async () => {
    const app = express();
    app.get('/notes', clerkMiddleware(clerk), requireAuth(), (_req, res) => void res.end());
    const url = await listen(app);
    const { Request: WebRequest } = globalThis;
    let count = 0;
    class CountedRequest extends WebRequest {
      constructor(...args: ConstructorParameters<typeof WebRequest>) {
        super(...args);
        count++;
      }
    }
    vi.stubGlobal('Request', CountedRequest);
    closers.push(() => vi.unstubAllGlobals());
    expect((await fetch(`${url}/notes`, { headers })).status).toBe(401);
    expect(count).toBe(0);
  });
});

describe('createHandler()', () => {
  const shared = new Response('once');
  it.each<readonly [name: string, onError: unknown]>([
    ['nothing', () => undefined],
    ['a network error', () => Response.error()],
    ['a response that was used', () => shared],
    ['an error', () => Promise.reject(new Error('no'))],
  ])('answers 500 if onError has %s', async (_name, onError) => {
    const fail = () => Promise.reject(new Error('of the handler'));
    const url = await listen(createHandler(clerk, fail, { onError } as HandlerOptions<'session_token'>));
    await fetch(url);
    expect((await fetch(url)).status).toBe(500);
  });

  it.each([undefined, Response.error(), 'text'])(
    'answers 500 for a handler that returns %s',
    async (returned) => {
      const url = await listen(createHandler(clerk, () => returned as never));
      expect((await fetch(url)).status).toBe(500);
    },
  );

  it('answers 405 to a method that no Request can have', async () => {
    const url = new URL(await listen(createHandler(clerk, () => new Response('handled'))));
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.end('TRACE / HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n');
    const [chunk] = await once(socket, 'data');
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 405 /);
  });

  it('serves HTTP/2, with any method', async () => {
    const handler = createHandler(clerk, (request) => Response.json({ url: request.url }));
    // The types of the compatibility layer are those of HTTP/2.
    const server = createHttp2Server(
      (request, response) => void handler(request as never, response as never),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    closers.push(
      () => session.close(),
      () => server.close(),
    );
    for (const [method, status] of [
      ['GET', 200],
      ['trace', 405],
    ] as const) {
      const stream = session.request({ ':path': '/x', ':method': method });
      const [headers] = await once(stream, 'response');
      expect(headers[':status']).toBe(status);
    }
  });
});

it('adds cookies to a response of HTTP/2 on Node 18, which has no appendHeader', async () => {
  const server = createHttp2Server((_request, response) => {
    Object.defineProperty(response, 'appendHeader', { value: undefined });
    response.setHeader('set-cookie', 'own=1');
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    // A guard needs no more of the request here.
    finishOnWrite(response as never, { isAnswered: false, state: { headers } } as never, 'keep');
    response.writeHead(200, [
      ['x-list', '1'],
      ['x-list', '2'],
    ] as never);
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  closers.push(
    () => session.close(),
    () => server.close(),
  );
  const [headers] = await once(session.request({ ':path': '/' }), 'response');
  expect(new Set(headers['set-cookie'])).toEqual(new Set(['own=1', 'a=1', 'b=2']));
  expect(headers['x-list']).toBe('1, 2');
});

describe('the option proxy', () => {
  it('passes the proxy the request of Node, and reports a body that was read', async () => {
    const seen: unknown[] = [];
    const app = express();
    app.use(express.json());
    app.use(
      clerkMiddleware(clerk, {
        proxy: {
          publishableKey,
          secretKey: 'sk_test_1',
          proxyUrl: '/__clerk',
          clientAddress: (_request, message) => message.socket.remoteAddress,
          fetch: async (_url, init) => {
            seen.push(new Headers(init?.headers).get('x-forwarded-for'));
            return Response.json({});
          },
        },
      }),
    );
    const url = await listen(app);
    expect((await fetch(`${url}/__clerk/v1/client`)).status).toBe(200);
    expect(seen).toEqual(['127.0.0.1']);
    const headers = { 'content-type': 'application/json' };
    const parsed = await fetch(`${url}/__clerk/v1/client`, { method: 'POST', headers, body: '{}' });
    expect(await parsed.json()).toMatchObject({ errors: [{ code: 'body-unreadable' }] });
  });
});

it('clerkPlugin() takes the options of a registration', async () => {
  const app = Fastify();
  await app.register(clerkPlugin, { clerk, prefix: '/api', logLevel: 'silent' } as never);
  app.get('/open', async () => 'open');
  expect((await app.inject('/open')).body).toBe('open');
  await app.close();
});

describe('finishOnWrite()', () => {
  const state = { headers: new Headers({ 'set-cookie': 'refreshed=1', 'cache-control': 'no-store' }) };
  it.each<readonly [name: string, write: (response: ServerResponse) => unknown]>([
    ['an object', (response) => response.writeHead(201, { 'Set-Cookie': ['a=1', 'b=2'], 'x-b': '1' })],
    [
      'a message and an object',
      (response) => response.writeHead(201, 'Made', { 'Set-Cookie': ['a=1', 'b=2'], 'x-b': '1' }),
    ],
    [
      'no message and an object',
      (response) => response.writeHead(201, undefined, { 'Set-Cookie': ['a=1', 'b=2'], 'x-b': '1' }),
    ],
    [
      'a flat list',
      (response) => response.writeHead(201, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'x-b', '1']),
    ],
    [
      'a flat list with a list',
      (response) => response.writeHead(201, ['Set-Cookie', ['a=1', 'b=2'], 'x-b', '1'] as never),
    ],
    [
      'pairs',
      (response) =>
        response.writeHead(201, [
          ['Set-Cookie', ['a=1', 'b=2']],
          ['x-b', '1'],
        ] as never),
    ],
    [
      'headers that were set before',
      (response) => {
        response.statusCode = 201;
        response.setHeader('Set-Cookie', ['a=1', 'b=2']);
        response.setHeader('x-b', '1');
        response.setHeader('CDN-Cache-Control', 'max-age=60');
      },
    ],
  ])('keeps the headers of a response with %s', async (_name, write) => {
    const url = await listen((_request, response) => {
      finishOnWrite(response, { state, isAnswered: false } as never, 'private');
      write(response);
      response.end('body');
    });
    const response = await fetch(url);
    expect([response.status, response.headers.get('x-b'), response.headers.get('cdn-cache-control')]).toEqual(
      [201, '1', null],
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.getSetCookie()).toEqual(['refreshed=1', 'a=1', 'b=2']);
  });
});

it('rejectUpgrade() writes one length, and closes the connection', async () => {
  const server = createServer();
  server.on('upgrade', (_message, socket) => {
    const headers = { 'content-length': '999', 'transfer-encoding': 'chunked', 'retry-after': '5' };
    void rejectUpgrade(new Response('no', { status: 503, headers }), socket);
  });
  server.listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    chunks.push(chunk);
  }
  const answer = Buffer.concat(chunks).toString();
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer.match(/content-length/g)).toHaveLength(1);
  expect(answer).not.toContain('chunked');
  expect(answer.endsWith('\r\n\r\nno')).toBe(true);
});

it('writes what a mistake is', () => {
  expect(() => createHandler(clerk, undefined as never)).toThrow(ConfigError);
});

describe('a client whose authenticateRequest is replaced', () => {
  const authenticate = async (request: Request) => {
    // Only a whole Request can be copied.
    expect(request.clone().url).toMatch(/^http:/);
    return clerk.authenticateRequest(request);
  };

  it.each<readonly [name: string, authenticateRequest: object]>([
    [
      'a proxy',
      new Proxy(clerk.authenticateRequest, { apply: (_target, _this, [request]) => authenticate(request) }),
    ],
    // As spies do it.
    [
      'a function that has its properties',
      Object.defineProperties(authenticate, propertiesOf(clerk.authenticateRequest)),
    ],
    [
      'a function that inherits from it',
      Object.setPrototypeOf((request: Request) => authenticate(request), clerk.authenticateRequest),
    ],
  ])('passes a Request to %s', async (_name, authenticateRequest) => {
    const replaced = { authenticateRequest } as Pick<typeof clerk, 'authenticateRequest'>;
    const url = await listen(createHandler(replaced, () => new Response('sent')));
    expect(await (await fetch(url)).text()).toBe('sent');
  });

  function propertiesOf(original: object): PropertyDescriptorMap {
    const {
      name: _name,
      length: _length,
      ...others
    } = Object.getOwnPropertyDescriptors(original) as PropertyDescriptorMap;
    return others;
  }
});
