import { createEmulator, type Emulator } from '@x/emulator';
import { ConfigError } from '@x/errors';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClerkClient } from './index.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
});

const sent: Array<{ url: string; headers: Headers }> = [];
const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  sent.push({ url: request.url, headers: request.headers });
  return Response.json({ object: 'user', id: 'user_1', directives: [] }, { status: 200 });
};
beforeEach(() => {
  sent.length = 0;
});
const client = (options = {}) =>
  createClerkClient({ secretKey: 'sk_test_one', jwtKey: null, fetch, ...options });
const authorization = () => sent.map(({ headers }) => headers.get('authorization'));

describe('headers of a client', () => {
  it('are sent with every call, and those of a call win', async () => {
    const clerk = client({ headers: { 'X-App': 'mine', 'User-Agent': 'mine/1', 'x-unset': undefined } });
    await clerk.users.getUser('user_1');
    await clerk.request({ method: 'GET', path: '/users' }, { headers: { 'x-app': 'yours' } });
    expect(sent.map(({ headers }) => headers.get('x-app'))).toEqual(['mine', 'yours']);
    expect(sent[0]?.headers.get('user-agent')).toBe('mine/1');
    expect(sent[0]?.headers.has('x-unset')).toBe(false);
    expect(authorization()).toEqual(['Bearer sk_test_one', 'Bearer sk_test_one']);
  });

  it('are sent by request authentication', async () => {
    const clerk = client({ headers: { 'x-app': 'mine' } });
    const headers = { authorization: `Bearer ak_${'0'.repeat(32)}` };
    await clerk.authenticateRequest(new Request('https://app.example.com/', { headers }), {
      acceptsToken: 'api_key',
    });
    expect(sent[0]?.url).toContain('/api_keys/verify');
    expect(sent[0]?.headers.get('x-app')).toBe('mine');
  });

  it.each([
    [
      { authorization: 'Bearer sk_test_abcdefgh' },
      'Option "headers" of a client cannot have the header "authorization".',
    ],
    [{ Authorization: 'Basic x' }, 'Option "headers" of a client cannot have the header "Authorization".'],
    [{ 'Content-Type': 'text/plain' }, 'Option "headers" of a client cannot have the header "Content-Type".'],
    [new Headers(), 'Option "headers" must be a plain object'],
    [null, 'Option "headers" must be a plain object'],
    [{ 'x y': '1' }, 'Option "headers" has the name "x y", which is not the name of a header.'],
    [{ 'x-key': 'a\nb' }, 'The header "x-key" must be a string without line breaks.'],
  ])('throw for %o', (headers, message) => {
    expect(() => client({ headers })).toThrow(message);
    expect(() => client().withOptions({ headers: headers as Record<string, string> })).toThrow(message);
  });
});

describe('withOptions()', () => {
  it('creates a client of the same kind, and leaves the first one alone', async () => {
    const first = client({ headers: { 'x-app': 'mine' } });
    const second = first.withOptions({ headers: { 'X-Tenant': 'two' } });
    await second.users.getUser('user_1');
    await first.users.getUser('user_1');
    expect(sent.map(({ headers }) => [headers.get('x-app'), headers.get('x-tenant')])).toEqual([
      ['mine', 'two'],
      ['mine', null],
    ]);
    expect(authorization()).toEqual(['Bearer sk_test_one', 'Bearer sk_test_one']);
    expect(Object.keys(second).sort()).toEqual(Object.keys(first).sort());
    expect(second.withOptions({ timeoutInMs: 1 }).users).not.toBe(second.users);
  });

  it('merges headers whatever the case of their names, in every derived client', async () => {
    const derived = client({ headers: { 'X-App': 'one' } }).withOptions({ headers: { 'x-app': 'two' } });
    await derived.withOptions({ headers: { 'X-App': 'three' } }).users.getUser('user_1');
    await derived.withOptions({ headers: { 'X-APP': undefined } }).users.getUser('user_1');
    expect(sent.map(({ headers }) => headers.get('x-app'))).toEqual(['three', null]);
  });

  it('keeps settings of retry that are undefined', async () => {
    const failing = async () => new Response(null, { status: 503 });
    const first = client({ fetch: failing, retry: { maxRetries: 0 } });
    const second = first.withOptions({ retry: { maxRetries: undefined } });
    expect((await second.users.getUser('user_1')).meta.attempts).toBe(1);
  });

  it('keeps options that are undefined, and merges those of retry', async () => {
    const failing = vi.fn(async () => new Response(null, { status: 503 }));
    const first = client({ fetch: failing, retry: { maxRetries: 1, baseDelayInMs: 1 } });
    const second = first.withOptions({ secretKey: undefined, retry: { maxDelayInMs: 5 } });
    expect((await second.users.getUser('user_1')).meta.attempts).toBe(2);
    expect((await first.withOptions({ retry: false }).users.getUser('user_1')).meta.attempts).toBe(1);
    const off = client({ fetch: failing, retry: false });
    expect((await off.withOptions({ headers: {} }).users.getUser('user_1')).meta.attempts).toBe(1);
    const on = off.withOptions({ retry: { maxRetries: 1, baseDelayInMs: 1 } });
    expect((await on.users.getUser('user_1')).meta.attempts).toBe(2);
  });

  it('uses the other key for calls, and not the machine key of the first client', async () => {
    const first = client({ machineSecretKey: 'ak_one' });
    const second = first.withOptions({ secretKey: 'sk_test_two' });
    await second.users.getUser('user_1');
    await second.m2m.verify({ token: 'mt_1' });
    await first.m2m.verify({ token: 'mt_1' });
    await first.withOptions({ timeoutInMs: 9 }).m2m.verify({ token: 'mt_1' });
    expect(authorization()).toEqual([
      'Bearer sk_test_two',
      'Bearer sk_test_two',
      'Bearer ak_one',
      'Bearer ak_one',
    ]);
  });

  it('does not verify with the keys of another instance', async () => {
    const { token } = await emulator.signIn('user_1');
    const first = client({ jwtKey: emulator.jwtKey });
    expect((await first.verifyToken(token)).error).toBeNull();
    expect((await first.withOptions({ timeoutInMs: 9 }).verifyToken(token)).error).toBeNull();
    expect((await first.withOptions({ secretKey: 'sk_test_two' }).verifyToken(token)).error).not.toBeNull();
    const own = first.withOptions({ secretKey: 'sk_test_two', jwtKey: emulator.jwtKey });
    expect((await own.verifyToken(token)).error).toBeNull();
  });

  it('does not verify with a key of the environment that the first client did not use', async () => {
    const { token } = await emulator.signIn('user_1');
    vi.stubEnv('CLERK_JWT_KEY', emulator.jwtKey);
    const { jwtKey } = emulator;
    const verifies = async (options: object, other: object) =>
      (await client(options).withOptions(other).verifyToken(token)).error === null;
    const other = { secretKey: 'sk_test_two' };
    expect(await verifies({ jwtKey }, other)).toBe(false);
    const publishableKey = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k';
    const second = { publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5vcmck' };
    expect(await verifies({ jwtKey, publishableKey }, second)).toBe(false);
    // The first client uses the key of the environment, and so does the second one.
    expect(await verifies({ jwtKey: undefined }, other)).toBe(true);
    expect(await verifies({ jwtKey: undefined }, { ...other, jwtKey: null })).toBe(false);
  });

  it('keeps the URL of the keys and the machine key for the same instance only', async () => {
    const jwksUrl = 'https://keys.example/jwks.json';
    const { token } = await emulator.signIn('user_1');
    const first = client({ jwksUrl, machineSecretKey: 'ak_one' });
    await first.withOptions({ timeoutInMs: 900 }).verifyToken(token);
    await first.withOptions({ secretKey: 'sk_test_two' }).verifyToken(token);
    await first
      .withOptions({ secretKey: 'sk_test_two', jwksUrl: 'https://keys.example/2' })
      .verifyToken(token);
    expect(sent.map(({ url }) => url)).toEqual([
      jwksUrl,
      'https://api.clerk.com/v1/jwks',
      'https://keys.example/2',
    ]);
    const other = { secretKey: 'sk_test_two', machineSecretKey: 'ak_two' };
    await first.withOptions(other).m2m.verify({ token: 'mt_1' });
    expect(authorization().at(-1)).toBe('Bearer ak_two');
  });

  it('sends a key to no other API', () => {
    expect(() => client().withOptions({ apiUrl: 'https://api.example' })).toThrow(/secretKey/);
    expect(() =>
      client().withOptions({ apiUrl: 'https://api.example', secretKey: 'sk_test_two' }),
    ).not.toThrow();
  });

  it.each([undefined, null, 'x'])('throws a ConfigError for %s', (options) => {
    // This test is about wrong arguments.
    expect(() => client().withOptions(options as never)).toThrow(ConfigError);
    expect(() => createClerkClient(options as never)).toThrow(ConfigError);
  });

  it('throws a ConfigError for wrong options', () => {
    expect(() => client().withOptions({ timeoutInMs: -1 })).toThrow(ConfigError);
    expect(() => client().withOptions({ secretKey: '' })).toThrow(ConfigError);
  });
});

it('takes the default API, spelled out, for the same instance', () => {
  const clerk = createClerkClient({ secretKey: 'sk_test_1' });
  // Another API would need its own secret key.
  expect(() => clerk.withOptions({ apiUrl: 'https://api.clerk.com/' })).not.toThrow();
});
