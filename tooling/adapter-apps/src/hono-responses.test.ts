import { clerkMiddleware } from '@x/adapters/hono';
import { createClerkClient } from '@x/backend';
import { createEmulator, type Emulator } from '@x/emulator';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from './app.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
});
afterAll(() => emulator.close());

function createApp(): Hono {
  const { secretKey, publishableKey, url: apiUrl } = emulator;
  const shared = new Response(null, { status: 204 });
  const app = new Hono();
  app.use(clerkMiddleware(createClient({ secretKey, publishableKey, apiUrl })));
  app.get('/shared', () => shared);
  app.get('/fetched', () => fetch(new URL('/__emulator/health', emulator.url)));
  app.get('/nothing', async (c) => c.header('x-a', '1') as never);
  app.get('/failed', () => Response.error());
  app.get('/cacheable', (c) =>
    c.body('', 200, { 'cache-control': 'public', 'cdn-cache-control': 'max-age=9' }),
  );
  return app;
}

async function signedIn() {
  const { token } = await emulator.signIn('user_ada');
  return { headers: { authorization: `Bearer ${token}` } };
}

describe('a response of Hono', () => {
  it('never has the headers of the visitor before, if a handler returns it to several', async () => {
    const app = createApp();
    const signedOut = await app.request('/shared');
    const own = await app.request('/shared', await signedIn());
    expect(signedOut.headers.get('x-clerk-auth-status')).toBe('signed-out');
    expect([...own.headers.keys()]).toEqual(['cache-control', 'vary']);
    const again = await app.request('/shared');
    expect(again.headers.get('x-clerk-auth-status')).toBe('signed-out');
    expect(again.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is private for visitors who are signed in, if its headers cannot be changed', async () => {
    const response = await createApp().request('/fetched', await signedIn());
    expect(response.headers.get('cache-control')).toMatch(/private|no-store/);
    expect(response.headers.get('vary')).toContain('Authorization');
    expect(response.status).toBe(200);
    await response.text();
  });

  it('is private for visitors who are signed in, whatever the handler says', async () => {
    const { headers } = await createApp().request('/cacheable', await signedIn());
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.has('cdn-cache-control')).toBe(false);
  });

  it('has one status for every visitor, if the handler returns nothing', async () => {
    const app = createApp();
    const own = await app.request('/nothing', await signedIn());
    const signedOut = await app.request('/nothing');
    expect([own.status, signedOut.status]).toEqual([200, 200]);
  });

  it('comes after the work behind it, without an execution context', async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    let isStored = false;
    const jwksStore = {
      get: async () => null,
      set: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        isStored = true;
      },
    };
    const app = new Hono();
    app.use(clerkMiddleware(createClerkClient({ secretKey, publishableKey, apiUrl, jwksStore })));
    app.get('/', (c) => c.text(''));
    await app.request('/', await signedIn());
    expect(isStored).toBe(true);
  });

  it('stays a network error', async () => {
    expect((await createApp().request('/failed', await signedIn())).type).toBe('error');
  });

  it('uses the execution context for work behind the answer', async () => {
    // Its keys are not loaded yet.
    const other = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
    const { secretKey, publishableKey, url: apiUrl } = other;
    const app = new Hono();
    app.use(clerkMiddleware(createClient({ secretKey, publishableKey, apiUrl })));
    app.get('/', (c) => c.text(''));
    const kept: Promise<unknown>[] = [];
    const context = {
      waitUntil: (work: Promise<unknown>) => void kept.push(work),
      passThroughOnException() {},
      props: {},
    };
    const { headers } = await other.signIn('user_ada');
    await app.request('/', { headers }, {}, context);
    expect(kept.length).toBeGreaterThan(0);
    await Promise.all(kept);
    await other.close();
  });
});
