import { once } from 'node:events';
import { unwrap } from '@x/backend/errors';
import { decodeJwt } from '@x/backend/jwt';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from './app.ts';
import { start as startExpress } from './express.ts';
import { start as startFastify } from './fastify.ts';
import { start as startFetch } from './fetch-on-node.ts';
import { start as startHono } from './hono-on-node.ts';
import { start as startKoa } from './koa.ts';
import { start as startNode } from './node.ts';

const APPS = {
  express: startExpress,
  fastify: startFastify,
  hono: startHono,
  koa: startKoa,
  node: startNode,
  fetch: startFetch,
};

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
});
afterAll(() => emulator.close());

/** Resolves to the cookies of a browser whose session token has expired, and that can refresh it. */
async function refreshableCookies(): Promise<string> {
  const { cookieHeader } = await emulator.signIn('user_ada', { expiresInSeconds: -60 });
  const handshake = new URL(`${emulator.frontendApiUrl}/v1/client/handshake`);
  handshake.searchParams.set('redirect_url', 'http://127.0.0.1:1/');
  const response = await fetch(handshake, { headers: { cookie: cookieHeader }, redirect: 'manual' });
  const location = new URL(response.headers.get('location') ?? '');
  const { payload } = unwrap(decodeJwt(location.searchParams.get('__clerk_handshake') ?? ''));
  const cookies = [payload['handshake']].flat().map((cookie) => String(cookie).split(';')[0] ?? '');
  return `${cookieHeader}; ${cookies.find((cookie) => cookie.startsWith('__refresh_'))}`;
}

async function openSocket(url: string, cookie: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket`, { headers: { cookie, origin: url } });
  const message = once(socket, 'message');
  const [{ headers }] = await once(socket, 'upgrade');
  const [data] = await message;
  socket.terminate();
  return { cookies: headers['set-cookie'] ?? [], message: String(data) };
}

describe.each(Object.entries(APPS))('a WebSocket of %s', (_name, start) => {
  it('gets the cookies of a refreshed session, and only its own', async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const app = await start(createClient({ secretKey, publishableKey, apiUrl }));
    const refreshed = await openSocket(app.url, await refreshableCookies());
    const { cookieHeader } = await emulator.signIn('user_ada', { expiresInSeconds: 3_600 });
    const other = await openSocket(app.url, cookieHeader);
    await app.close();
    expect(refreshed.message).toBe('{"userId":"user_ada"}');
    expect(refreshed.cookies.some((cookie: string) => cookie.startsWith('__session='))).toBe(true);
    expect(other).toEqual({ message: '{"userId":"user_ada"}', cookies: [] });
  });
});
