import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { clerkMiddleware, createClerkClient, getAuth } from '@clerk/express';
import { createEmulator, type Emulator } from '@x/emulator';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let emulator: Emulator;
let world: World;
let machineId: string;
let server: Server;
let url: string;

beforeAll(async () => {
  emulator = await createEmulator();
  world = createWorld(emulator);
  machineId = await world.machine();
  const { secretKey, publishableKey, url: apiUrl } = emulator;
  const machineSecretKey = await world.machineKey(machineId);
  const app = express();
  const keys = { secretKey, publishableKey, apiUrl, telemetry: { disabled: true } };
  // The default client of the package reads the environment when it is imported.
  const clerkClient = createClerkClient(keys);
  app.use(clerkMiddleware({ ...keys, machineSecretKey, clerkClient }));
  app.get('/', (request, response) => {
    const auth = getAuth(request, { acceptsToken: 'any' });
    const { tokenType, isAuthenticated } = auth;
    const userId = 'userId' in auth ? auth.userId : null;
    response.json({ tokenType, isAuthenticated, subject: 'subject' in auth ? auth.subject : userId });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${Object(server.address()).port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await emulator.close();
});

const visit = async (headers: HeadersInit, address = url) =>
  fetch(address, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
const authOf = async (token: string): Promise<unknown> =>
  (await visit({ authorization: `Bearer ${token}` })).json();

describe('@clerk/express, unmodified', () => {
  it('accepts a session token', async () => {
    const user = await world.user();
    const { token } = await emulator.signIn(user);
    expect(await authOf(token)).toEqual({ tokenType: 'session_token', isAuthenticated: true, subject: user });
  });

  it('accepts an API key until it is revoked', async () => {
    const subject = await world.user();
    const { id, secret } = await world.post('/api_keys', { name: 'key', subject });
    expect(await authOf(secret)).toEqual({ tokenType: 'api_key', isAuthenticated: true, subject });
    await world.post(`/api_keys/${id}/revoke`);
    expect(await authOf(secret)).toMatchObject({ isAuthenticated: false });
  });

  it.each(['opaque', 'jwt'])('accepts an M2M token of a machine in its scope: %s', async (format) => {
    const sender = await world.machine();
    await world.post(`/machines/${sender}/scopes`, { to_machine_id: machineId });
    const key = await world.machineKey(sender);
    const { token } = await world.post(
      '/m2m_tokens',
      { token_format: format, seconds_until_expiration: 60 },
      key,
    );
    expect(await authOf(token)).toEqual({ tokenType: 'm2m_token', isAuthenticated: true, subject: sender });
  });

  it('rejects tokens that do not exist', async () => {
    for (const token of ['ak_none', 'mt_none']) {
      expect(await authOf(token)).toMatchObject({ isAuthenticated: false });
    }
  });

  it('returns from a handshake with a nonce: the cookies of a session, and the page without the nonce', async () => {
    const { nonce } = await world.handshake();
    const returned = await visit({ 'sec-fetch-dest': 'document' }, `${url}?__clerk_handshake_nonce=${nonce}`);
    expect(returned.status).toBe(307);
    expect(new URL(returned.headers.get('location') ?? '', url).search).toBe('');
    const cookies = returned.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
    const signedIn = await visit({ cookie: cookies.join('; ') });
    expect(await signedIn.json()).toMatchObject({ tokenType: 'session_token', isAuthenticated: true });
  });
});
