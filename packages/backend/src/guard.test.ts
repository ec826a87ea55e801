import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createEmulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';
import { createGuard, type GuardOptions } from './index.ts';

// A server on a port, with a client of the emulator on another port.
const emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
const { secretKey, publishableKey, url: apiUrl } = emulator;
const clerk = createClerkClient({ secretKey, publishableKey, apiUrl, jwtKey: null });
const down = createClerkClient({ secretKey, publishableKey, apiUrl: 'http://127.0.0.1:9', jwtKey: null });

/** The paths of the server, each with its guard. */
const GUARDS = {
  '/public': createGuard(clerk),
  '/api': createGuard(clerk, { signedOut: 'unauthorized' }),
  '/page': createGuard(clerk, { signedOut: 'sign-in', signInUrl: '/sign-in' }),
  '/admin': createGuard(clerk, { requires: { role: 'admin' } }),
  '/fresh': createGuard(clerk, { requires: { reverification: 'strict' } }),
  '/down': createGuard(down, { signedOut: 'unauthorized' }),
} as const satisfies Readonly<Record<string, ReturnType<typeof createGuard>>>;

type Path = keyof typeof GUARDS;

async function answer(request: Request): Promise<Response> {
  // The tests request these paths only.
  const { response, auth, finish } = await GUARDS[new URL(request.url).pathname as Path](request);
  if (response) {
    return response;
  }
  const who = auth.userId ?? 'nobody';
  return finish(
    request.method === 'POST' ? new Response(`${who}: ${await request.text()}`) : new Response(who),
  );
}

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(getRequestListener(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on a port has this type.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await emulator.close();
});

const call = (path: Path, init: RequestInit = {}) => fetch(origin + path, { redirect: 'manual', ...init });
const summary = async (response: Response) => [response.status, await response.text()];
const unauthorized = '{"errors":[{"code":"unauthorized","message":"Sign in to continue."}]}';

describe('a server behind a guard', () => {
  it('answers a user', async () => {
    const { headers, cookieHeader } = await emulator.signIn('user_ada');
    expect(await summary(await call('/public', { headers }))).toEqual([200, 'user_ada']);
    expect(await summary(await call('/api', { headers: { cookie: cookieHeader } }))).toEqual([
      200,
      'user_ada',
    ]);
    const posted = await call('/api', { method: 'POST', headers, body: 'the body' });
    expect(await summary(posted)).toEqual([200, 'user_ada: the body']);
  });

  it('answers a stranger', async () => {
    const browser = { cookie: '__clerk_db_jwt=dvb_1' };
    expect(await summary(await call('/public', { headers: browser }))).toEqual([200, 'nobody']);
    expect(await summary(await call('/api', { headers: browser }))).toEqual([401, unauthorized]);
    const page = await call('/page', { headers: { ...browser, accept: 'text/html' } });
    expect([page.status, page.headers.get('location')]).toEqual([
      307,
      `${origin}/sign-in?redirect_url=${encodeURIComponent(`${origin}/page`)}`,
    ]);
    const text = await call('/api', { headers: { ...browser, accept: 'text/html' } });
    expect(await summary(text)).toEqual([401, 'Sign in to continue.']);
    const head = await call('/api', { method: 'HEAD', headers: browser });
    expect(await summary(head)).toEqual([401, '']);
  });

  it('starts a handshake, with its cookie', async () => {
    const response = await call('/public', { headers: { 'sec-fetch-dest': 'document' } });
    expect([response.status, new URL(response.headers.get('location') ?? '').pathname]).toEqual([
      307,
      '/v1/client/handshake',
    ]);
    expect(response.headers.getSetCookie()).toHaveLength(1);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('denies a user who lacks what is required', async () => {
    const { headers } = await emulator.signIn('user_ada');
    expect((await call('/admin', { headers })).status).toBe(403);
    const stale = await emulator.signIn('user_ada', { claims: { fva: [20, -1] } });
    const fresh = await call('/fresh', { headers: stale.headers });
    expect([fresh.status, await fresh.json()]).toMatchObject([403, { clerk_error: { type: 'forbidden' } }]);
    const verified = await emulator.signIn('user_ada', { claims: { fva: [1, -1] } });
    expect((await call('/fresh', { headers: verified.headers })).status).toBe(200);
  });

  it('answers 503 in an outage, and says nothing about it', async () => {
    const { headers } = await emulator.signIn('user_ada');
    const response = await call('/down', { headers });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    const shown = JSON.stringify([[...response.headers], await response.text()]);
    expect(shown).not.toMatch(/jwk|key|127\.0\.0\.1:9|reason|message":"(?!Try)/i);
  });

  it('keeps visitors apart who come at the same time', async () => {
    const { headers } = await emulator.signIn('user_ada');
    const visitors = Array.from({ length: 60 }, (_, index) => index % 3);
    const answers = await Promise.all(
      visitors.map(async (kind) => {
        const response = await call('/public', {
          headers: kind === 0 ? headers : { cookie: '__clerk_db_jwt=1' },
        });
        return response.text();
      }),
    );
    expect(answers).toEqual(visitors.map((kind) => (kind === 0 ? 'user_ada' : 'nobody')));
  });

  it('lets a preflight through', async () => {
    const headers = { origin: 'https://other.example', 'access-control-request-method': 'POST' };
    expect(await summary(await call('/api', { method: 'OPTIONS', headers }))).toEqual([200, 'nobody']);
  });
});

it('types auth by the accepted tokens', async () => {
  const options: GuardOptions<'api_key'> = { acceptsToken: 'api_key' };
  const { auth } = await createGuard(clerk, options)(new Request('https://app.example.com/'));
  expect([auth?.tokenType, auth?.scopes]).toEqual(['api_key', null]);
});
