import { authenticateRequest, createAuthenticateRequest, createGuard } from '@x/auth-state';
import { createEmulator } from '@x/emulator';
import { createBackendApiClient } from '@x/rest-client';
import { describe, expect, it, vi } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

async function setUp() {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const { headers } = await emulator.signIn('user_1');
  const loads: string[] = [];
  const options = {
    secretKey: emulator.secretKey,
    publishableKey: emulator.publishableKey,
    apiUrl: emulator.url,
    fetch: emulator.fetch,
    onJwksLoad: () => void loads.push('load'),
  };
  return { options, loads, request: new Request('https://app.example.com/', { headers }) };
}

describe('waitUntil', () => {
  it('is called with the loads of bound options, of a call and of an unbound call', async () => {
    const { options, request } = await setUp();
    const [bound, own, unbound] = [vi.fn(), vi.fn(), vi.fn()];
    const ofBound = createAuthenticateRequest({ options: { ...options, waitUntil: bound } });
    expect((await ofBound.authenticateRequest(request)).isSignedIn).toBe(true);
    const ofCall = createAuthenticateRequest({ options: { ...options, waitUntil: bound } });
    expect((await ofCall.authenticateRequest(request, { waitUntil: own })).isSignedIn).toBe(true);
    const onJwksLoad = () => undefined;
    const state = await authenticateRequest(request, { ...options, onJwksLoad, waitUntil: unbound });
    expect(state.isSignedIn).toBe(true);
    for (const waitUntil of [bound, own, unbound]) {
      expect(waitUntil).toHaveBeenCalled();
      expect(waitUntil.mock.calls.every(([work]) => work instanceof Promise)).toBe(true);
    }
  });

  it('does not break an answer if it throws, and does not cost another load', async () => {
    const { options, loads, request } = await setUp();
    const { authenticateRequest: authenticate } = createAuthenticateRequest({ options });
    for (let count = 0; count < 5; count++) {
      const waitUntil = () => {
        throw new TypeError('Illegal invocation');
      };
      expect((await authenticate(request, { waitUntil })).isSignedIn).toBe(true);
    }
    expect(loads).toHaveLength(1);
  });

  it('must be a function', async () => {
    const { options, request } = await setUp();
    // JavaScript callers may pass anything.
    const waitUntil = 'ctx.waitUntil' as never;
    expect(() => createAuthenticateRequest({ options: { ...options, waitUntil } })).toThrow('"waitUntil"');
    expect(await authenticateRequest(request, options)).toBeDefined();
  });
});

describe('now', () => {
  it('is the clock for claims', async () => {
    const { options, request } = await setUp();
    const { authenticateRequest: authenticate } = createAuthenticateRequest({
      options: { ...options, now: () => Date.now() + 3_600_000 },
    });
    expect((await authenticate(request)).isSignedIn).toBe(false);
    expect((await authenticate(request, { currentDate: new Date() })).isSignedIn).toBe(true);
  });
});

describe('the waitUntil of one call, for hooks that return a promise', () => {
  const NEVER = new Promise<void>(() => undefined);
  /** A client whose own `waitUntil` must not get what belongs to one call. */
  async function setUpHooks(bound?: () => void) {
    const { options } = await setUp();
    const { apiUrl, fetch, ...keys } = options;
    const answered: typeof globalThis.fetch = async (input, init) => {
      const { pathname } = new URL(new Request(input, init).url);
      return pathname.endsWith('/jwks') ? fetch(input, init) : Response.json({ directives: [], id: 'x' });
    };
    return createClerkClient({
      ...keys,
      ...{ apiUrl, fetch: answered, onResponse: () => NEVER, retry: false, jwtKey: null },
      ...(bound && { waitUntil: bound }),
    });
  }

  it.each([
    ['an API key', { authorization: 'Bearer ak_1' }],
    ['an M2M token', { authorization: 'Bearer mt_1' }],
    ['an OAuth token', { authorization: 'Bearer oat_1' }],
    ['a nonce', { cookie: '__clerk_handshake_nonce=n; __clerk_db_jwt=d', 'sec-fetch-dest': 'document' }],
  ])('reaches the API for %s', async (_name, headers: Record<string, string>) => {
    const bound = vi.fn();
    const clerk = await setUpHooks(bound);
    const waitUntil = vi.fn();
    const request = new Request('https://app.example.com/', { headers });
    await clerk.authenticateRequest(request, { acceptsToken: 'any', waitUntil });
    expect(waitUntil).toHaveBeenCalledWith(expect.any(Promise));
    expect(bound).not.toHaveBeenCalled();
    await clerk.authenticateRequest(request, { acceptsToken: 'any' });
    expect(bound).toHaveBeenCalledWith(expect.any(Promise));
  });

  it('reaches each method of the API, also through a guard', async () => {
    const clerk = await setUpHooks();
    const waitUntil = vi.fn();
    await clerk.users.getUser('user_1', { waitUntil });
    expect(waitUntil.mock.calls.length).toBeGreaterThan(0);
    waitUntil.mockClear();
    await clerk.request({ method: 'GET', path: '/users' }, { waitUntil });
    expect(waitUntil.mock.calls.length).toBeGreaterThan(0);
    waitUntil.mockClear();
    const request = new Request('https://app.example.com/', { headers: { authorization: 'Bearer ak_1' } });
    await createGuard(clerk, { acceptsToken: 'any' })(request, { waitUntil });
    expect(waitUntil.mock.calls.length).toBeGreaterThan(0);
  });

  it('must be a function', async () => {
    const clerk = await setUpHooks();
    // JavaScript callers may pass anything.
    const waitUntil = 'ctx.waitUntil' as never;
    await expect(clerk.users.getUser('user_1', { waitUntil })).rejects.toThrow(
      /"waitUntil" must be a function/,
    );
    expect(() => createBackendApiClient({ secretKey: 'sk_test_1', waitUntil })).toThrow(
      /"waitUntil" must be a function/,
    );
  });
});
