import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from '@x/emulator';
import { ConfigError } from '@x/errors';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

/** A Backend API that answers 404, and records the keys that it receives. */
interface Host {
  readonly server: Server;
  readonly url: string;
  readonly requests: string[];
}

async function listen(): Promise<Host> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.url?.replace(/[?].*/, '')} ${request.headers.authorization}`);
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"errors":[{"code":"not_found","message":"x"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on a port has this type.
  return { server, requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let a: Host;
let b: Host;
let emulator: Emulator;

beforeAll(async () => {
  a = await listen();
  b = await listen();
  emulator = await createEmulator({ port: false });
});

afterAll(async () => {
  a.server.close();
  b.server.close();
  await emulator.close();
});

beforeEach(() => {
  a.requests.length = 0;
  b.requests.length = 0;
});

const client = (options = {}) =>
  createClerkClient({
    secretKey: 'sk_test_a',
    machineSecretKey: 'ak_machine_a',
    apiUrl: a.url,
    jwtKey: null,
    retry: false,
    onJwksLoad: () => undefined, // so that a test shares no load with another one
    ...options,
  });

const ofB = () => ({ secretKey: 'sk_test_b', apiUrl: b.url });
const request = (headers: Record<string, string>, search = '') =>
  new Request(`https://app.example.com/${search}`, { headers });
const jwt =
  `${btoa('{"alg":"RS256","typ":"JWT","kid":"ins_1"}')}.${btoa('{"sub":"user_1","iat":1,"exp":9}')}.AAAA`.replaceAll(
    '=',
    '',
  );

/** Requests whose authentication calls the API, and the path that it calls. */
const CALLING = [
  ['the keys', '/v1/jwks', request({ authorization: jwt })],
  ['an API key', '/v1/api_keys/verify', request({ authorization: 'ak_1' })],
  ['an M2M token', '/v1/m2m_tokens/verify', request({ authorization: 'mt_1' })],
  ['an OAuth token', '/v1/oauth_applications/access_tokens/verify', request({ authorization: 'oat_1' })],
  ['a nonce', '/v1/clients/handshake_payload', request({ cookie: '__clerk_handshake_nonce=n' })],
] as const;

describe.each(CALLING)('A call that needs %s', (_name, path, calling) => {
  it('calls the instance of the call with its key, and no other instance', async () => {
    await client().authenticateRequest(calling, { ...ofB(), acceptsToken: 'any' });
    expect(a.requests).toEqual([]);
    expect(b.requests).toEqual([`${path} Bearer sk_test_b`]);
  });

  it('uses the machine key of a call', async () => {
    const machineSecretKey = 'ak_machine_b';
    await client().authenticateRequest(calling, { ...ofB(), machineSecretKey, acceptsToken: 'any' });
    expect(a.requests).toEqual([]);
    expect(b.requests).toEqual([`${path} Bearer ${path.includes('m2m') ? machineSecretKey : 'sk_test_b'}`]);
  });

  it('rejects an apiUrl without a key', async () => {
    const { apiUrl } = ofB();
    await expect(
      client().authenticateRequest(calling, { apiUrl, acceptsToken: 'any' }),
    ).rejects.toBeInstanceOf(ConfigError);
    expect([...a.requests, ...b.requests]).toEqual([]);
  });

  it('calls the instance of the client with the key of the call', async () => {
    await client().authenticateRequest(calling, { secretKey: 'sk_test_b', acceptsToken: 'any' });
    expect(a.requests).toEqual([`${path} Bearer sk_test_b`]);
    expect(b.requests).toEqual([]);
  });
});

describe('The apiUrl of a call', () => {
  it('may equal the apiUrl of the client', async () => {
    await client().authenticateRequest(request({ authorization: 'ak_1' }), {
      apiUrl: a.url,
      acceptsToken: 'api_key',
    });
    expect(a.requests).toEqual(['/v1/api_keys/verify Bearer sk_test_a']);
  });

  it('may come without a key if the client has none', async () => {
    const clerk = createClerkClient({ jwtKey: emulator.jwtKey });
    const { apiUrl } = ofB();
    const state = await clerk.authenticateRequest(request({}), { apiUrl });
    expect(state.reason).toBe('session-token-and-uat-missing');
  });

  it('needs a key for the verification of a token as well', async () => {
    const { apiUrl } = ofB();
    await expect(client().verifyToken(jwt, { apiUrl })).rejects.toBeInstanceOf(ConfigError);
    await client().verifyToken(jwt, ofB());
    expect(a.requests).toEqual([]);
    expect(b.requests).toEqual(['/v1/jwks Bearer sk_test_b']);
  });

  it('is called for tokens of the session that it signed in', async () => {
    const { data: user } = await createClerkClient({
      secretKey: emulator.secretKey,
      fetch: emulator.fetch,
    }).users.createUser({ emailAddress: ['ada@example.com'] });
    const { headers } = await emulator.signIn(user?.id ?? '');
    const { jwtKey } = emulator;
    const state = await client().authenticateRequest(request({ ...headers }), { ...ofB(), jwtKey });
    await state.toAuth()?.getToken({ template: 'db' });
    expect(a.requests).toEqual([]);
    expect(b.requests).toEqual([expect.stringMatching(/^\/v1\/sessions\/\w+\/tokens\/db Bearer sk_test_b$/)]);
  });
});

describe('A call with its own way to the API', () => {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    sent.push(new URL(input instanceof Request ? input.url : input).pathname);
    return Response.json({}, { status: 404 });
  };
  const own = { acceptsToken: 'api_key' } as const;

  it('uses its fetch, with the settings of the client', async () => {
    sent.length = 0;
    const clerk = client({ headers: { 'x-app': 'mine' } });
    await clerk.authenticateRequest(request({ authorization: 'ak_1' }), { ...own, fetch });
    expect([sent, a.requests]).toEqual([['/v1/api_keys/verify'], []]);
    // The next call uses the client again.
    await clerk.authenticateRequest(request({ authorization: 'ak_1' }), own);
    expect([sent.length, a.requests]).toEqual([1, ['/v1/api_keys/verify Bearer sk_test_a']]);
  });

  it('uses its version of the API', async () => {
    await client().authenticateRequest(request({ authorization: 'ak_1' }), { ...own, apiVersion: 'v2' });
    expect(a.requests).toEqual(['/v2/api_keys/verify Bearer sk_test_a']);
  });

  it('repeats requests as the client does', async () => {
    const failing = async () => {
      sent.push('');
      return Response.json({}, { status: 503 });
    };
    for (const [retry, count] of [
      [false, 1],
      [{ maxRetries: 2, baseDelayInMs: 1 }, 3],
    ] as const) {
      sent.length = 0;
      const clerk = client({ retry, fetch: failing });
      await clerk.authenticateRequest(request({ authorization: 'ak_1' }), own);
      expect(sent).toHaveLength(count);
    }
  });
});

describe('Options that are changed for another client', () => {
  it('do not change for the first client', async () => {
    const options = { secretKey: 'sk_test_a', apiUrl: a.url, jwtKey: null, onJwksLoad: () => undefined };
    const first = createClerkClient(options);
    const second = createClerkClient(Object.assign(options, ofB()));
    await first.verifyToken(jwt);
    await first.authenticateRequest(request({ authorization: 'ak_1' }), { acceptsToken: 'api_key' });
    expect(a.requests).toEqual(['/v1/jwks Bearer sk_test_a', '/v1/api_keys/verify Bearer sk_test_a']);
    expect(b.requests).toEqual([]);
    await second.verifyToken(jwt);
    expect(b.requests).toEqual(['/v1/jwks Bearer sk_test_b']);
  });
});

describe('A client without a secret key', () => {
  it('calls the API with the key of a call', async () => {
    const clerk = createClerkClient({ apiUrl: b.url, retry: false });
    const { errors } = await clerk.users.getUser('user_1', { secretKey: 'sk_test_b' });
    expect(errors?.[0].code).toBe('not_found');
    expect(b.requests).toEqual(['/v1/users/user_1 Bearer sk_test_b']);
  });

  it('rejects calls without a key, and sends nothing', async () => {
    const clerk = createClerkClient({ apiUrl: b.url });
    await expect(clerk.users.getUser('user_1')).rejects.toBeInstanceOf(ConfigError);
    await expect(clerk.request({ method: 'GET', path: '/users' })).rejects.toBeInstanceOf(ConfigError);
    expect(b.requests).toEqual([]);
  });
});

it('never sends the bound machine key to another API', async () => {
  const machines = createClerkClient({
    machineSecretKey: 'ak_machine_a',
    apiUrl: a.url,
    jwtKey: null,
    retry: false,
  });
  await machines.authenticateRequest(request({ authorization: 'Bearer mt_0123456789' }), {
    acceptsToken: 'm2m_token',
    apiUrl: b.url,
  });
  expect(b.requests.join()).not.toContain('ak_machine_a');
});
