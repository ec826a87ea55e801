import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from '@x/emulator';
import { ConfigError } from '@x/errors';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

/** A Backend API that knows nothing, and writes down which keys it is sent. */
interface Host {
  readonly server: Server;
  readonly url: string;
  readonly asked: string[];
}

async function listen(): Promise<Host> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url?.replace(/[?].*/, '')} ${request.headers.authorization}`);
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"errors":[{"code":"not_found","message":"x"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  return { server, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
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
  a.asked.length = 0;
  b.asked.length = 0;
});

const client = (options = {}) =>
  createClerkClient({
    secretKey: 'sk_test_a',
    machineSecretKey: 'ak_machine_a',
    apiUrl: a.url,
    jwtKey: null,
    retry: false,
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

/** What each request has the API asked for, with an API key, and so on. */
const ASKING = [
  ['the keys', '/v1/jwks', request({ authorization: jwt })],
  ['an API key', '/v1/api_keys/verify', request({ authorization: 'ak_1' })],
  ['an M2M token', '/v1/m2m_tokens/verify', request({ authorization: 'mt_1' })],
  ['an OAuth token', '/v1/oauth_applications/access_tokens/verify', request({ authorization: 'oat_1' })],
  ['a nonce', '/v1/clients/handshake_payload', request({ cookie: '__clerk_handshake_nonce=n' })],
] as const;

describe.each(ASKING)('A call that needs %s', (_what, path, asking) => {
  it('asks the instance of the call, by its key, and no other one', async () => {
    await client().authenticateRequest(asking, { ...ofB(), acceptsToken: 'any' });
    expect(a.asked).toEqual([]);
    expect(b.asked).toEqual([`${path} Bearer sk_test_b`]);
  });

  it('takes the machine key of a call', async () => {
    const machineSecretKey = 'ak_machine_b';
    await client().authenticateRequest(asking, { ...ofB(), machineSecretKey, acceptsToken: 'any' });
    expect(a.asked).toEqual([]);
    expect(b.asked).toEqual([`${path} Bearer ${path.includes('m2m') ? machineSecretKey : 'sk_test_b'}`]);
  });

  it('is refused where its apiUrl comes without a key', async () => {
    const { apiUrl } = ofB();
    await expect(
      client().authenticateRequest(asking, { apiUrl, acceptsToken: 'any' }),
    ).rejects.toBeInstanceOf(ConfigError);
    expect([...a.asked, ...b.asked]).toEqual([]);
  });

  it('asks the instance of the client by the key of the call', async () => {
    await client().authenticateRequest(asking, { secretKey: 'sk_test_b', acceptsToken: 'any' });
    expect(a.asked).toEqual([`${path} Bearer sk_test_b`]);
    expect(b.asked).toEqual([]);
  });
});

describe('The apiUrl of a call', () => {
  it('may be that of the client', async () => {
    await client().authenticateRequest(request({ authorization: 'ak_1' }), {
      apiUrl: a.url,
      acceptsToken: 'api_key',
    });
    expect(a.asked).toEqual(['/v1/api_keys/verify Bearer sk_test_a']);
  });

  it('may come alone where the client has no key', async () => {
    const clerk = createClerkClient({ jwtKey: emulator.jwtKey });
    const { apiUrl } = ofB();
    const state = await clerk.authenticateRequest(request({}), { apiUrl });
    expect(state.reason).toBe('session-token-and-uat-missing');
  });

  it('needs a key for the verification of a token, too', async () => {
    const { apiUrl } = ofB();
    await expect(client().verifyToken(jwt, { apiUrl })).rejects.toBeInstanceOf(ConfigError);
    await client().verifyToken(jwt, ofB());
    expect(a.asked).toEqual([]);
    expect(b.asked).toEqual(['/v1/jwks Bearer sk_test_b']);
  });

  it('is asked for tokens of the session that it signed in', async () => {
    const { data: user } = await createClerkClient({
      secretKey: emulator.secretKey,
      fetch: emulator.fetch,
    }).users.createUser({ emailAddress: ['ada@example.com'] });
    const { headers } = await emulator.signIn(user?.id ?? '');
    const { jwtKey } = emulator;
    const state = await client().authenticateRequest(request({ ...headers }), { ...ofB(), jwtKey });
    await state.toAuth()?.getToken({ template: 'db' });
    expect(a.asked).toEqual([]);
    expect(b.asked).toEqual([expect.stringMatching(/^\/v1\/sessions\/\w+\/tokens\/db Bearer sk_test_b$/)]);
  });
});

describe('Options that become those of another client', () => {
  it('are of the first one as they were', async () => {
    const options = { secretKey: 'sk_test_a', apiUrl: a.url, jwtKey: null };
    const first = createClerkClient(options);
    const second = createClerkClient(Object.assign(options, ofB()));
    await first.verifyToken(jwt);
    await first.authenticateRequest(request({ authorization: 'ak_1' }), { acceptsToken: 'api_key' });
    expect(a.asked).toEqual(['/v1/jwks Bearer sk_test_a', '/v1/api_keys/verify Bearer sk_test_a']);
    expect(b.asked).toEqual([]);
    await second.verifyToken(jwt);
    expect(b.asked).toEqual(['/v1/jwks Bearer sk_test_b']);
  });
});

describe('A client without a secret key', () => {
  it('calls the API by the key of a call', async () => {
    const clerk = createClerkClient({ apiUrl: b.url, retry: false });
    const { errors } = await clerk.users.getUser('user_1', { secretKey: 'sk_test_b' });
    expect(errors?.[0].code).toBe('not_found');
    expect(b.asked).toEqual(['/v1/users/user_1 Bearer sk_test_b']);
  });

  it('has calls without one rejected, and sends nothing', async () => {
    const clerk = createClerkClient({ apiUrl: b.url });
    await expect(clerk.users.getUser('user_1')).rejects.toBeInstanceOf(ConfigError);
    await expect(clerk.request({ method: 'GET', path: '/users' })).rejects.toBeInstanceOf(ConfigError);
    expect(b.asked).toEqual([]);
  });
});
