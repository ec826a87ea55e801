import { createEmulator } from '@x/emulator';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

async function setUp() {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const { headers } = await emulator.signIn('user_1');
  let loads = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    loads += 1;
    return emulator.fetch(input, init);
  };
  vi.stubGlobal('fetch', fetch);
  const { secretKey, publishableKey, url: apiUrl } = emulator;
  const request = () => new Request('https://app.example.com/', { headers });
  return { options: { secretKey, publishableKey, apiUrl }, request, loads: () => loads };
}

describe('a client per request', () => {
  it('loads the keys once a process', async () => {
    const { options, request, loads } = await setUp();
    for (let count = 0; count < 100; count++) {
      const { authenticateRequest } = createClerkClient({ ...options });
      expect((await authenticateRequest(request())).isSignedIn).toBe(true);
    }
    expect(loads()).toBe(1);
  });

  it('does not see changes of the options that it was created with', async () => {
    const { options } = await setUp();
    const headers: Record<string, string> = { 'x-tenant': 'one' };
    const retry = { maxRetries: 0 };
    const seen: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      seen.push(new Headers(init?.headers).get('x-tenant'));
      return Response.json({ errors: [] }, { status: 500 });
    };
    const clerk = createClerkClient({ ...options, fetch, headers, retry });
    headers['x-tenant'] = 'two';
    retry.maxRetries = -1;
    await clerk.users.getUser('user_1');
    expect(seen).toEqual(['one']);
    expect(() => createClerkClient({ ...options, fetch, headers, retry })).toThrow('maxRetries');
  });

  it('sends its headers when it loads keys, and shares keys only with clients of the same headers', async () => {
    const { options, request, loads } = await setUp();
    const seen: unknown[] = [];
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      seen.push([headers.get('x-gateway'), headers.get('authorization') !== null, headers.has('x-none')]);
      return fetch(input, init);
    });
    for (const gateway of ['one', 'one', 'other', undefined]) {
      const headers = { 'X-Gateway': gateway, 'X-None': undefined };
      const clerk = createClerkClient({ ...options, headers });
      expect((await clerk.authenticateRequest(request())).isSignedIn).toBe(true);
    }
    expect([loads(), seen]).toEqual([
      3,
      [
        ['one', true, false],
        ['other', true, false],
        [null, true, false],
      ],
    ]);
  });

  it('shares keys with clients without headers if all of its headers are undefined', async () => {
    const { options, request, loads } = await setUp();
    for (const headers of [undefined, {}, { 'x-none': undefined }]) {
      const clerk = createClerkClient({ ...options, headers });
      expect((await clerk.authenticateRequest(request())).isSignedIn).toBe(true);
    }
    expect(loads()).toBe(1);
  });

  it('shares no resources with other clients', async () => {
    const { options } = await setUp();
    const [one, other] = [createClerkClient(options), createClerkClient(options)];
    expect(one.users).toBe(one.users);
    expect(one.users).not.toBe(other.users);
    vi.spyOn(one.users, 'getUser').mockRejectedValue(new Error('mocked'));
    expect((await other.users.getUser('user_1')).errors).toBeNull();
  });

  it('gets no keys that another secret key has loaded', async () => {
    const { options, request } = await setUp();
    expect((await createClerkClient(options).authenticateRequest(request())).isSignedIn).toBe(true);
    const wrong = createClerkClient({ ...options, secretKey: 'sk_test_wrong' });
    expect((await wrong.authenticateRequest(request())).isSignedIn).toBe(false);
  });

  it.each([
    ['fetch', { fetch: (input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init) }],
    ['hook', { onJwksLoad: () => undefined }],
    ['store', { jwksStore: { get: async () => null, set: async () => undefined } }],
  ])('shares no keys if it has a %s of its own', async (_name, own) => {
    const { options, request, loads } = await setUp();
    for (let count = 0; count < 3; count++) {
      const state = await createClerkClient({ ...options, ...own }).authenticateRequest(request());
      expect(state.isSignedIn).toBe(true);
    }
    expect(loads()).toBe(3);
  });
});

it('a client takes waitUntil for its loads, also for a single verification', async () => {
  const { options, request } = await setUp();
  const [bound, own] = [vi.fn(), vi.fn()];
  const token = request().headers.get('authorization')?.slice(7) ?? '';
  const clerk = createClerkClient({ ...options, onJwksLoad: () => undefined, waitUntil: bound });
  expect((await clerk.verifyToken(token, { waitUntil: own })).error).toBeNull();
  expect([own.mock.calls.length > 0, bound.mock.calls.length]).toEqual([true, 0]);
  const other = createClerkClient({ ...options, onJwksLoad: () => undefined, waitUntil: bound });
  expect((await other.verifyToken(token)).error).toBeNull();
  expect(bound).toHaveBeenCalled();
});
