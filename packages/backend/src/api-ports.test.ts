import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackendApiClient } from '@x/rest-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiPorts } from './api-ports.ts';

/** What the server was asked, and what it answers next. */
let asked: Array<{ method?: string | undefined; url?: string | undefined; key: string; body: unknown }> = [];
let answer: { status: number; body: unknown } = { status: 200, body: {} };
let server: Server;
let apiUrl: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, key: headers.authorization ?? '', body: await readBody(request) });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

beforeEach(() => {
  asked = [];
});

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks = await request.toArray();
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

const keys = { secretKey: 'sk_test_1' };
const ports = () => apiPorts({ apiUrl, ...keys, retry: false });
const refresh = {
  sessionId: 'sess_1',
  expiredToken: 'expired',
  refreshToken: 'refresh',
  requestOrigin: 'https://app.example.com',
  requestHeaders: { 'x-Some-Header': ['a'] },
};
const token = { id: 'x_1', subject: 'user_1', scopes: ['a'], revoked: false, expired: false };
const refusal = { errors: [{ code: 'not_found', message: 'Nothing there' }] };

describe('apiPorts()', () => {
  it('trades a nonce', async () => {
    answer = { status: 200, body: { directives: ['__session=x'] } };
    expect(await ports().exchangeHandshakeNonce('a b', keys)).toEqual({
      result: ['__session=x'],
      error: null,
    });
    expect(asked).toMatchObject([
      { method: 'GET', url: '/v1/clients/handshake_payload?nonce=a+b', key: 'Bearer sk_test_1' },
    ]);
  });

  it.each([
    [true, '?suffixed_cookies=true'],
    [false, ''],
  ])('refreshes a session, with suffixed cookies: %j', async (suffixedCookies, query) => {
    answer = { status: 200, body: { object: 'cookies', cookies: ['__session=y'] } };
    const { result } = await ports().refreshSession({ ...refresh, suffixedCookies }, keys);
    expect(result).toEqual(['__session=y']);
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: `/v1/sessions/sess_1/refresh${query}`,
        body: {
          format: 'cookie',
          expired_token: 'expired',
          refresh_token: 'refresh',
          request_origin: 'https://app.example.com',
          request_headers: { 'x-Some-Header': ['a'] },
        },
      },
    ]);
  });

  it.each([
    ['api_key', '/v1/api_keys/verify', { secret: 't' }, 'sk_test_1'],
    ['m2m_token', '/v1/m2m_tokens/verify', { token: 't' }, 'ak_machine'],
    ['oauth_token', '/v1/oauth_applications/access_tokens/verify', { access_token: 't' }, 'sk_test_1'],
  ] as const)('looks up the %s', async (tokenType, url, body, key) => {
    answer = {
      status: 200,
      body: { ...token, name: 'CI', client_id: 'client_1', claims: { snake_case: 1 } },
    };
    const { result } = await ports().verifyMachineToken(tokenType, 't', {
      ...keys,
      machineSecretKey: 'ak_machine',
    });
    expect(result).toMatchObject({ id: 'x_1', subject: 'user_1', scopes: ['a'], claims: { snake_case: 1 } });
    expect(asked).toMatchObject([{ method: 'POST', url, body, key: `Bearer ${key}` }]);
  });

  it.each([{ ...token, revoked: true }, { ...token, expired: true }, { active: false }])(
    'refuses a machine token that the API answers with %j',
    async (body) => {
      answer = { status: 200, body };
      const { error } = await ports().verifyMachineToken('oauth_token', 't', keys);
      expect(error).toMatchObject({ status: 404 });
    },
  );

  it('makes a token by a template', async () => {
    answer = { status: 200, body: { jwt: 'by a template' } };
    expect(
      await ports().createSessionToken({ sessionId: 'sess_1', template: 'db', expiresInSeconds: 5 }, keys),
    ).toBe('by a template');
    expect(asked).toMatchObject([{ url: '/v1/sessions/sess_1/tokens/db', body: { expires_in_seconds: 5 } }]);
  });

  it.each([404, 429, 503])('tells an error of the API, with its status %i', async (status) => {
    answer = { status, body: refusal };
    const error = { code: 'not_found', status };
    expect((await ports().exchangeHandshakeNonce('n', keys)).error).toMatchObject(error);
    expect((await ports().refreshSession({ ...refresh, suffixedCookies: true }, keys)).error).toMatchObject(
      error,
    );
    expect((await ports().verifyMachineToken('api_key', 't', keys)).error).toMatchObject(error);
    expect(await ports().createSessionToken({ sessionId: 'sess_1' }, keys)).toBeNull();
  });

  it('tells that nobody answered, and that there is no key to ask with', async () => {
    const nowhere = apiPorts({ apiUrl: 'http://127.0.0.1:9', retry: false });
    expect((await nowhere.exchangeHandshakeNonce('n', keys)).error).toMatchObject({ status: null });
    expect((await nowhere.exchangeHandshakeNonce('n', {})).error).toMatchObject({
      code: 'missing-api-client',
    });
    expect(asked).toEqual([]);
  });

  it('takes the key of a call, in every port', async () => {
    answer = { status: 200, body: { directives: [], cookies: [], jwt: 'x', ...token } };
    const other = { secretKey: 'sk_test_other' };
    const { exchangeHandshakeNonce, refreshSession, verifyMachineToken, createSessionToken } = ports();
    await exchangeHandshakeNonce('n', other);
    await refreshSession({ ...refresh, suffixedCookies: true }, other);
    await verifyMachineToken('api_key', 'ak_1', other);
    await verifyMachineToken('m2m_token', 'mt_1', { ...other, machineSecretKey: 'ak_machine' });
    await createSessionToken({ sessionId: 'sess_1' }, other);
    const keysAsked = asked.map(({ key }) => key.replace('Bearer ', ''));
    expect(keysAsked).toEqual([...Array(3).fill('sk_test_other'), 'ak_machine', 'sk_test_other']);
  });

  it('takes the URL of a call', async () => {
    answer = { status: 200, body: { directives: ['a=b'] } };
    const elsewhere = apiPorts({ apiUrl: 'http://127.0.0.1:9', ...keys, retry: false });
    const given = { ...keys, apiUrl, apiVersion: 'v2' };
    expect((await elsewhere.exchangeHandshakeNonce('n', given)).result).toEqual(['a=b']);
    expect(asked).toMatchObject([{ url: '/v2/clients/handshake_payload?nonce=n' }]);
  });

  it('builds a client for each API that calls name, and none for a request', async () => {
    answer = { status: 200, body: { directives: ['a=b'] } };
    let builtCount = 0;
    // A client copies the options that it is built with.
    const bound = {
      apiUrl,
      retry: false,
      get userAgent() {
        builtCount += 1;
        return 'counted';
      },
    } as const;
    const { exchangeHandshakeNonce } = apiPorts(bound, createBackendApiClient({ ...bound, ...keys }));
    builtCount = 0;
    for (const apiVersion of ['v1', 'v2', 'v1', 'v2', undefined]) {
      for (const secretKey of ['sk_test_1', 'sk_test_2']) {
        await exchangeHandshakeNonce('n', { apiVersion, secretKey });
      }
    }
    expect(asked).toHaveLength(10);
    expect(builtCount).toBe(2);
  });
});
