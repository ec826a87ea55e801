import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClerkError, ConfigError } from '@x/errors';
import { type BackendApiClientOptions, createBackendApiClient } from '@x/rest-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiClientOptions } from './api-client.ts';
import { createPorts } from './create-ports.ts';

/** The requests that the server received, and its next answer. */
let requests: Array<{ method?: string | undefined; url?: string | undefined; key: string; body: unknown }> =
  [];
let answer: { status: number; body: unknown } = { status: 200, body: {} };
let server: Server;
let apiUrl: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    requests.push({ method, url, key: headers.authorization ?? '', body: await readBody(request) });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on a port has this type.
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

afterEach(() => {
  vi.useRealTimers();
});

beforeEach(() => {
  requests = [];
});

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks = await request.toArray();
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

const keys = { secretKey: 'sk_test_1' };
/** Ports of an API, and of another one for calls that name it. */
const portsOf = (bound: Partial<BackendApiClientOptions>) =>
  createPorts((options) => createBackendApiClient({ ...bound, ...options }), { retry: false });
const ports = () => portsOf({ apiUrl });
const refresh = {
  sessionId: 'sess_1',
  expiredToken: 'expired',
  refreshToken: 'refresh',
  requestOrigin: 'https://app.example.com',
  requestHeaders: { 'x-Some-Header': ['a'] },
};
const token = { id: 'x_1', subject: 'user_1', scopes: ['a'], revoked: false, expired: false };
const failure = { errors: [{ code: 'not_found', message: 'Nothing there' }] };

describe('createPorts()', () => {
  it('exchanges a nonce', async () => {
    answer = { status: 200, body: { directives: ['__session=x'] } };
    expect(await ports().exchangeHandshakeNonce('a b', keys)).toEqual({
      result: ['__session=x'],
      error: null,
    });
    expect(requests).toMatchObject([
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
    expect(requests).toMatchObject([
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
    expect(requests).toMatchObject([{ method: 'POST', url, body, key: `Bearer ${key}` }]);
  });

  it.each([
    { ...token, revoked: true },
    { ...token, expired: true },
    { active: false },
    { ...token, id: 5 },
    { id: 'x_1' },
  ])('rejects a machine token for which the API returns %j', async (body) => {
    answer = { status: 200, body };
    const { error } = await ports().verifyMachineToken('oauth_token', 't', keys);
    expect(error).toEqual({
      code: 'not-found',
      message: 'The API has no such token, or it is no longer valid.',
      status: 404,
    });
  });

  it('completes a machine token that has no scopes and no claims', async () => {
    answer = { status: 200, body: { id: 'x_1', subject: 'user_1' } };
    const { result } = await ports().verifyMachineToken('api_key', 't', keys);
    expect(result).toEqual({ id: 'x_1', subject: 'user_1', scopes: [], claims: null });
  });

  it('creates a token with a template', async () => {
    answer = { status: 200, body: { jwt: 'from a template' } };
    expect(
      await ports().createSessionToken({ sessionId: 'sess_1', template: 'db', expiresInSeconds: 5 }, keys),
    ).toBe('from a template');
    expect(requests).toMatchObject([
      { url: '/v1/sessions/sess_1/tokens/db', body: { expires_in_seconds: 5 } },
    ]);
  });

  it.each([404, 429, 503])('returns an error of the API with its status %i', async (status) => {
    answer = { status, body: failure };
    const error = { code: 'not_found', status };
    expect((await ports().exchangeHandshakeNonce('n', keys)).error).toMatchObject(error);
    expect((await ports().refreshSession({ ...refresh, suffixedCookies: true }, keys)).error).toMatchObject(
      error,
    );
    expect((await ports().verifyMachineToken('api_key', 't', keys)).error).toMatchObject(error);
    expect(await ports().createSessionToken({ sessionId: 'sess_1' }, keys)).toBeNull();
  });

  it('returns an error if the API is down, and if the key is missing', async () => {
    const nowhere = portsOf({ apiUrl: 'http://127.0.0.1:9' });
    expect((await nowhere.exchangeHandshakeNonce('n', keys)).error).toMatchObject({ status: null });
    expect((await nowhere.exchangeHandshakeNonce('n', {})).error).toEqual({
      code: 'missing-api-client',
      message: 'This call of the Backend API needs the option "secretKey".',
      status: 401,
    });
    expect(requests).toEqual([]);
  });

  it('uses the key of a call in every port', async () => {
    answer = { status: 200, body: { directives: [], cookies: [], jwt: 'x', ...token } };
    const other = { secretKey: 'sk_test_other' };
    const { exchangeHandshakeNonce, refreshSession, verifyMachineToken, createSessionToken } = ports();
    await exchangeHandshakeNonce('n', other);
    await refreshSession({ ...refresh, suffixedCookies: true }, other);
    await verifyMachineToken('api_key', 'ak_1', other);
    await verifyMachineToken('m2m_token', 'mt_1', { ...other, machineSecretKey: 'ak_machine' });
    await createSessionToken({ sessionId: 'sess_1' }, other);
    const usedKeys = requests.map(({ key }) => key.replace('Bearer ', ''));
    expect(usedKeys).toEqual([...Array(3).fill('sk_test_other'), 'ak_machine', 'sk_test_other']);
  });

  it('uses the URL of a call', async () => {
    answer = { status: 200, body: { directives: ['a=b'] } };
    const elsewhere = portsOf({ apiUrl: 'http://127.0.0.1:9' });
    const given = { ...keys, apiUrl, apiVersion: 'v2' };
    expect((await elsewhere.exchangeHandshakeNonce('n', given)).result).toEqual(['a=b']);
    expect(requests).toMatchObject([{ url: '/v2/clients/handshake_payload?nonce=n' }]);
  });

  it('creates one client for each API that calls name, and no client per request', async () => {
    answer = { status: 200, body: { directives: ['a=b'] } };
    const created: ApiClientOptions[] = [];
    const { exchangeHandshakeNonce } = createPorts((options) => {
      created.push(options);
      return createBackendApiClient({ apiUrl, retry: false, ...options });
    });
    for (const apiVersion of ['v1', 'v2', 'v1', 'v2', undefined]) {
      for (const secretKey of ['sk_test_1', 'sk_test_2']) {
        await exchangeHandshakeNonce('n', { apiVersion, secretKey });
      }
    }
    expect(requests).toHaveLength(10);
    expect(created).toEqual([
      { secretKey: null, apiVersion: 'v1' },
      { secretKey: null, apiVersion: 'v2' },
      { secretKey: null },
    ]);
  });

  it('uses the fetch of a call', async () => {
    const urls: unknown[] = [];
    const fetch = async (url: unknown) => {
      urls.push(url);
      return Response.json({ directives: ['a=b'] });
    };
    const { result } = await ports().exchangeHandshakeNonce('n', { ...keys, fetch });
    expect([result, urls.length, requests.length]).toEqual([['a=b'], 1, 0]);
  });

  it('uses the key of the client for a request without a key', async () => {
    answer = { status: 200, body: { directives: ['a=b'] } };
    const api = createBackendApiClient({ apiUrl, secretKey: 'sk_test_of_the_client' });
    const { exchangeHandshakeNonce, verifyMachineToken } = createPorts(() => api);
    expect((await exchangeHandshakeNonce('n', {})).result).toEqual(['a=b']);
    expect(requests.map(({ key }) => key)).toEqual(['Bearer sk_test_of_the_client']);
    // Null says that there is no key, so that none may be used.
    expect((await exchangeHandshakeNonce('n', { secretKey: null })).error?.code).toBe('missing-api-client');
    expect((await verifyMachineToken('m2m_token', 't', { secretKey: null })).error?.status).toBe(401);
    expect(requests).toHaveLength(1);
  });

  it('sends each call once without retries, and once more by default', async () => {
    answer = { status: 503, body: failure };
    await ports().exchangeHandshakeNonce('n', keys);
    expect(requests).toHaveLength(1);
    requests = [];
    const byDefault = createPorts((options) => createBackendApiClient({ apiUrl, ...options }));
    await byDefault.exchangeHandshakeNonce('n', keys);
    expect(requests).toHaveLength(2);
  });

  it('ends a call after the time limit of the options', async () => {
    const signals: AbortSignal[] = [];
    const fetch = (_url: unknown, init?: RequestInit) => {
      if (init?.signal) {
        signals.push(init.signal);
      }
      return new Promise<Response>(() => undefined);
    };
    const { error } = await ports().exchangeHandshakeNonce('n', { ...keys, fetch, timeoutInMs: 20 });
    expect(error).toMatchObject({ code: 'request-timeout', status: null });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('returns no cookies for a refresh in another format', async () => {
    answer = { status: 200, body: { object: 'token', jwt: 'x' } };
    expect((await ports().refreshSession({ ...refresh, suffixedCookies: true }, keys)).result).toEqual([]);
  });

  it('rejects with a ConfigError for options that the client rejects', async () => {
    const invalid = { ...keys, apiVersion: 'a/b' };
    await expect(ports().exchangeHandshakeNonce('n', invalid)).rejects.toThrow(ConfigError);
  });

  it('passes on what another client throws', async () => {
    const boom = new Error('boom');
    const { exchangeHandshakeNonce } = createPorts(() => {
      throw boom;
    });
    await expect(exchangeHandshakeNonce('n', {})).rejects.toBe(boom);
    await expect(exchangeHandshakeNonce('n', keys)).rejects.toBe(boom);
    const other = new ClerkError('no', { code: 'other' });
    const failing = createPorts(() => {
      throw other;
    });
    await expect(failing.exchangeHandshakeNonce('n', {})).rejects.toBe(other);
  });

  it('gives up after 5 seconds, and after 10 seconds with a second request', async () => {
    vi.useFakeTimers();
    let sentCount = 0;
    const fetch = () => {
      sentCount += 1;
      return new Promise<Response>(() => undefined);
    };
    const { exchangeHandshakeNonce } = createPorts(createBackendApiClient);
    const call = exchangeHandshakeNonce('n', { ...keys, fetch });
    const counts: number[] = [];
    for (const stepInMs of [4_999, 1_001, 3_500, 499]) {
      await vi.advanceTimersByTimeAsync(stepInMs);
      counts.push(sentCount);
    }
    expect(counts).toEqual([1, 2, 2, 2]);
    await vi.advanceTimersByTimeAsync(1);
    expect((await call).error).toMatchObject({ code: 'request-timeout', status: null });
    expect(sentCount).toBe(2);
  });

  it('throws a ConfigError for an unknown option', () => {
    // Not the options that the type allows.
    const options = { retries: 3 } as object;
    expect(() => createPorts(createBackendApiClient, options)).toThrow(
      'Unknown option "retries" of createPorts. Did you mean "retry"?',
    );
  });

  it.each([undefined, null, {}, createBackendApiClient({ secretKey: null })])(
    'throws a ConfigError for a client in place of a function that creates it',
    (wrong) => {
      const create = () => createPorts(wrong as unknown as typeof createBackendApiClient);
      expect(create).toThrow(ConfigError);
      expect(create).toThrow('Pass createPorts a function that creates a client of the API');
    },
  );
});
