import { createEmulator, type Emulator } from '@x/emulator';
import { ConfigError } from '@x/errors';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as errorsEntry from './errors.ts';
import { createClerkClient, verifyToken } from './index.ts';
import * as internalEntry from './internal.ts';
import * as jwtEntry from './jwt.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ port: 0 });
});

afterAll(async () => {
  await emulator.close();
});

const client = (options = {}) =>
  createClerkClient({ secretKey: emulator.secretKey, apiUrl: emulator.url, jwtKey: null, ...options });

describe('createClerkClient()', () => {
  it('creates, reads and signs in a user, over HTTP', async () => {
    const clerk = client();
    const created = await clerk.users.createUser({ firstName: 'Ada', emailAddress: ['ada@example.com'] });
    const userId = created.data?.id ?? '';
    const { data: user, errors } = await clerk.users.getUser(userId);
    expect(errors).toBeNull();
    expect(user).toMatchObject({ id: userId, firstName: 'Ada' });

    const { token, headers } = await emulator.signIn(userId);
    expect((await clerk.verifyToken(token)).result?.sub).toBe(userId);
    const state = await clerk.authenticateRequest(new Request('https://app.example.com/', { headers }));
    expect(state.toAuth()).toMatchObject({ userId });
    expect(clerk.debugRequestState(state)).toMatchObject({ isSignedIn: true });
  });

  it('authenticates with cookies in development', async () => {
    const clerk = client({ publishableKey: emulator.publishableKey });
    const { data: user } = await clerk.users.createUser({ emailAddress: ['grace@example.com'] });
    const { cookies } = await emulator.signIn(user?.id ?? '');
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    const request = new Request('https://app.example.com/', { headers: { cookie: cookie.join('; ') } });
    expect((await clerk.authenticateRequest({ request })).toAuth()?.userId).toBe(user?.id);
  });

  it('creates tokens of a session with the key that authenticated it', async () => {
    const fetch = vi.fn(async () => Response.json({ jwt: 'made' }));
    const { jwtKey } = emulator;
    const clerk = client({ secretKey: 'sk_test_first', jwtKey, fetch });
    const { data: user } = await client().users.createUser({ emailAddress: ['emmy@example.com'] });
    const { headers } = await emulator.signIn(user?.id ?? '');
    const request = new Request('https://app.example.com/', { headers });
    const state = await clerk.authenticateRequest(request, { secretKey: 'sk_test_second', jwtKey });
    expect(await state.toAuth()?.getToken({ template: 'db' })).toBe('made');
    const [input, init] = fetch.mock.calls[0] as unknown as Parameters<typeof globalThis.fetch>;
    expect(new Request(input, init).headers.get('authorization')).toBe('Bearer sk_test_second');
  });

  it('loads the keys once for verification and authentication', async () => {
    const fetch = vi.fn(emulator.fetch);
    const clerk = client({ fetch });
    const { data: user } = await clerk.users.createUser({ emailAddress: ['alan@example.com'] });
    const { token, headers } = await emulator.signIn(user?.id ?? '');
    fetch.mockClear();
    expect((await clerk.verifyToken(token)).error).toBeNull();
    const request = new Request('https://app.example.com/', { headers });
    expect((await clerk.authenticateRequest(request)).isSignedIn).toBe(true);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('verifies without a secret key, which only the API needs', async () => {
    const networkless = createClerkClient({ jwtKey: emulator.jwtKey });
    const { data: user } = await client().users.createUser({ emailAddress: ['edsger@example.com'] });
    const { token } = await emulator.signIn(user?.id ?? '');
    expect((await networkless.verifyToken(token)).error).toBeNull();
    expect(() => ({ ...networkless })).not.toThrow();
  });

  it('does no I/O, and exposes no secret', () => {
    const fetch = vi.fn();
    const clerk = client({ fetch });
    expect(Object.keys(clerk)).toEqual(
      expect.arrayContaining(['users', 'authenticateRequest', 'verifyToken']),
    );
    expect(JSON.stringify(clerk)).not.toContain(emulator.secretKey);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('throws a ConfigError for invalid options', () => {
    expect(() => client({ publishableKey: 'pk_x' })).toThrow(ConfigError);
    expect(() => client({ audience: [] })).toThrow(ConfigError);
    expect(() => client({ secretKey: 'sk test' })).toThrow(ConfigError);
    expect(() => client({ retry: 'no' })).toThrow(ConfigError);
    expect(() => client({ timeoutInMs: -1 })).toThrow(ConfigError);
    expect(() => client({ secretKey: undefined, apiUrl: 'nowhere' })).toThrow(ConfigError);
    expect(() => client({ fetch: 1 })).toThrow(ConfigError);
    expect(() => client({ retry: 5 })).toThrow(ConfigError);
    expect(() => client({ userAgent: 'a\nb' })).toThrow(ConfigError);
    expect(() => client({ acceptsToken: 'nope' })).toThrow(ConfigError);
  });
});

describe('the entries', () => {
  it('re-export the packages', async () => {
    expect(errorsEntry).toMatchObject(await import('@x/errors'));
    expect(jwtEntry).toMatchObject(await import('@x/jwt'));
    expect(internalEntry).toMatchObject(await import('@x/auth-state'));
    expect(verifyToken).toBe(jwtEntry.verifyToken);
  });
});

it('takes a request of a class that has a property "request", such as that of Next.js', async () => {
  class NextRequest extends Request {
    get request(): never {
      throw new Error('not available here');
    }
  }
  const clerk = client();
  const request = new NextRequest('https://app.example.com/');
  expect((await clerk.authenticateRequest(request)).status).toBe('signed-out');
  expect((await clerk.authenticateRequest({ request })).status).toBe('signed-out');
});
