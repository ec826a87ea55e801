import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '@x/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestEvent, ResponseEvent } from './index.ts';
import { call, createBackendApiClient, createTransport } from './index.ts';
import { OPERATIONS_BY_RESOURCE } from './operations/by-resource.ts';
import { getJwks, getUser } from './operations/index.ts';

type Answer = (response: ServerResponse) => void;

const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

let server: Server;
let apiUrl: string;
let requests: Array<IncomingMessage & { body?: string }>;
/** Used in turn. The last one is used for all further requests. */
let answers: Answer[];

beforeEach(async () => {
  requests = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    requests.push(Object.assign(request, { body: Buffer.concat(chunks).toString() }));
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The address of a server that listens on TCP has this type.
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const secretKey = 'sk_test_secret123';
const client = (options = {}) =>
  createBackendApiClient({ secretKey, apiUrl, retry: { baseDelayInMs: 1 }, ...options });
const user = { object: 'user', id: 'user_1', first_name: 'Ada', public_metadata: { snake_key: 1 } };

describe('createBackendApiClient()', () => {
  it('sends the credentials, the version and the user agent', async () => {
    answers = [json(user)];
    await client().users.getUser('user_1');
    expect(requests[0]).toMatchObject({ method: 'GET', url: '/v1/users/user_1', body: '' });
    expect(requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${secretKey}`,
      'clerk-api-version': '2026-05-12',
      'user-agent': expect.stringMatching(/^@x\/rest-client@\d/),
    });
    expect(requests[0]?.headers).not.toHaveProperty('content-type');
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'application/problem+json', 'text/json'])(
    'reads %s',
    async (contentType) => {
      answers = [json(user, 200, { 'content-type': contentType, 'cf-ray': 'ray_1' })];
      const { data, errors, meta } = await client().users.getUser('user_1');
      expect(errors).toBeNull();
      expect(data).toEqual({
        object: 'user',
        id: 'user_1',
        firstName: 'Ada',
        publicMetadata: { snake_key: 1 },
      });
      expect(meta).toMatchObject({ status: 200, clerkTraceId: 'ray_1', retryAfter: null, attempts: 1 });
    },
  );

  it('sends a body with its content type', async () => {
    answers = [json(user)];
    await client().users.createUser({ firstName: 'Ada', privateMetadata: { keptKey: 1 } });
    expect(requests[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      first_name: 'Ada',
      private_metadata: { keptKey: 1 },
    });
  });

  it('reads both forms of a list', async () => {
    answers = [json([user]), json({ data: [user], total_count: 7 })];
    const bare = await client().users.getUserList();
    expect(bare).toMatchObject({ data: [{ id: 'user_1' }], errors: null, totalCount: null });
    const counted = await client().organizations.getOrganizationList({ limit: 1 });
    expect(counted).toMatchObject({ data: [{ id: 'user_1' }], errors: null, totalCount: 7 });
  });

  it('returns one field if that is the result, and keeps the keys of a JWKS', async () => {
    answers = [json({ object: 'total_count', total_count: 3 }), json({ keys: [{ key_ops: ['verify'] }] })];
    expect((await client().users.getCount()).data).toBe(3);
    expect((await client().jwks.getJwks()).data).toEqual({ keys: [{ key_ops: ['verify'] }] });
  });

  it('accepts options after the arguments, even if optional arguments are left out', async () => {
    answers = [json([user])];
    await client().users.getUserList(undefined, { headers: { 'x-extra': '1' }, secretKey: 'sk_test_other' });
    expect(requests[0]?.headers).toMatchObject({ 'x-extra': '1', authorization: 'Bearer sk_test_other' });
  });

  it('lets a header of a call replace a header of the client, whatever its case', async () => {
    answers = [json(user)];
    await client().users.getUser('user_1', {
      headers: { Authorization: 'Bearer other', 'User-Agent': 'mine' },
    });
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer other', 'user-agent': 'mine' });
  });

  it('shares nothing with another client', async () => {
    answers = [json(user)];
    const [one, two] = [client({ secretKey: 'sk_test_one' }), client({ secretKey: 'sk_test_two' })];
    await Promise.all([one.users.getUser('user_1'), two.users.getUser('user_2')]);
    const pairs = requests.map(({ url, headers }) => `${url} ${headers.authorization}`).sort();
    expect(pairs).toEqual(['/v1/users/user_1 Bearer sk_test_one', '/v1/users/user_2 Bearer sk_test_two']);
  });

  it('lists its resources and binds each of them once', () => {
    const api = client();
    expect(Object.keys(api)).toEqual(['request', ...Object.keys(OPERATIONS_BY_RESOURCE)]);
    expect(api.users).toBe(api.users);
  });

  it('can be frozen', async () => {
    answers = [json(user)];
    const { errors } = await Object.freeze(client()).users.getUser('user_1');
    expect(errors).toBeNull();
  });

  it.each([
    undefined,
    {},
    { secretKey: '' },
    { secretKey: 'sk_test 1' },
    { secretKey: 'sk_test_1\nx: y' },
    { secretKey, apiUrl: 'api' },
    { secretKey, apiUrl: 'ftp://api.example' },
    { secretKey, timeoutInMs: -1 },
    { secretKey, apiUrl: 'https://user:pass@api.example' },
    { secretKey, apiUrl: 'https://api.example?x=1' },
    { secretKey, apiUrl: 'https://api.example ' },
    { secretKey, retry: 'no' },
    { secretKey, retry: 5 },
    { secretKey, retry: true },
    { secretKey, fetch: 1 },
    { secretKey, userAgent: 'a\nb' },
    { secretKey, clerkApiVersion: 'a\nb' },
    { secretKey: null, apiUrl: 'api' },
    { secretKey, retry: { maxRetries: Number.NaN } },
  ])('throws a ConfigError for %j', (options) => {
    // This test is about wrong options.
    expect(() => createBackendApiClient(options as never)).toThrow(ConfigError);
  });

  it('without a secret key uses the key of the call, and rejects a call without a key', async () => {
    const keyless = client({ secretKey: null });
    await expect(keyless.users.getUser('user_1')).rejects.toBeInstanceOf(ConfigError);
    expect(requests).toHaveLength(0);
    await keyless.users.getUser('user_1', { secretKey: 'sk_test_other' });
    expect(requests).toMatchObject([{ headers: { authorization: 'Bearer sk_test_other' } }]);
  });

  it('reports a value of fetch that is not a response', async () => {
    // This test is about a wrong value.
    const fetch = (async () => ({})) as never;
    const { errors } = await client({ fetch, retry: false }).users.getCount();
    expect(errors?.[0].code).toBe('response-invalid');
  });

  it('rejects with a ConfigError for a retry option of a wrong type', async () => {
    // This test is about a wrong option.
    const retry = 5 as never;
    await expect(client().users.getCount(undefined, { retry })).rejects.toBeInstanceOf(ConfigError);
  });

  it('suggests an option with a similar name', async () => {
    const retry: object = { maxRetry: 1 };
    expect(() => client({ retry })).toThrow('Unknown option "retry.maxRetry". Did you mean "maxRetries"?');
    const timeout: object = { timeout: 5 };
    await expect(client().users.getUser('user_1', timeout)).rejects.toThrow(
      'Unknown option "timeout" of users.getUser. Did you mean "timeoutInMs"?',
    );
    const audience: object = { audience: 'x' };
    await expect(client().users.getUser('user_1', audience)).rejects.toThrow(
      'Unknown option "audience" of users.getUser. Options are signal, timeoutInMs, retry, headers, secretKey, waitUntil.',
    );
  });

  it('rejects with a ConfigError for an empty id, and sends nothing', async () => {
    await expect(client().users.getUser('')).rejects.toBeInstanceOf(ConfigError);
    expect(requests).toHaveLength(0);
  });
});

describe('a failed call', () => {
  it('returns the errors of the API', async () => {
    const errors = [
      {
        code: 'resource_not_found',
        message: 'not found',
        long_message: 'No such user.',
        meta: { param_name: 'id' },
      },
    ];
    answers = [json({ errors, clerk_trace_id: 'trace_1' }, 404)];
    const result = await client().users.getUser('user_1');
    expect(result.data).toBeNull();
    expect(result.errors?.[0]).toMatchObject({
      code: 'resource_not_found',
      message: 'not found',
      longMessage: 'No such user.',
      meta: { paramName: 'id' },
    });
    expect(result.meta).toMatchObject({ status: 404, clerkTraceId: 'trace_1', attempts: 1 });
  });

  it('returns an error for a list with an item that is not an object, and for a count that is not a number', async () => {
    answers = [json([user, null]), json({ object: 'total_count', total_count: null })];
    expect((await client().users.getUserList()).errors?.[0].code).toBe('response-invalid');
    expect((await client().users.getCount()).errors?.[0].code).toBe('response-invalid');
  });

  it('has a totalCount of null if it is a list', async () => {
    answers = [json({ errors: [] }, 403)];
    expect(await client().users.getUserList()).toMatchObject({
      data: null,
      totalCount: null,
      errors: [{ code: 'http-error' }],
    });
  });

  const failures: ReadonlyArray<
    readonly [name: string, answer: Answer, code: string, status: number | null]
  > = [
    ['HTML', (response) => response.writeHead(502).end('<html>'), 'http-error', 502],
    [
      'malformed JSON in a failure',
      (response) => response.writeHead(500, { 'content-type': 'application/json' }).end('{'),
      'http-error',
      500,
    ],
    [
      'malformed JSON in a success',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      'response-invalid',
      200,
    ],
    ['a success without JSON', (response) => response.end('ok'), 'response-invalid', 200],
    ['an empty success', (response) => response.writeHead(204).end(), 'response-invalid', 204],
    ['an array for an item', json([user]), 'response-invalid', 200],
    ['null for an item', json(null), 'response-invalid', 200],
    [
      'data nested too deeply',
      json(JSON.parse(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`)),
      'response-invalid',
      200,
    ],
    ['a list of errors with other values', json({ errors: [null, 1, 'x'] }, 400), 'http-error', 400],
    ['a redirect', (response) => response.writeHead(301, { location: '/v1/users' }).end(), 'http-error', 301],
    ['errors without fields', json({ errors: [{}] }, 400), 'http-error', 400],
    ['a reset connection', (response) => response.destroy(), 'network-error', null],
    [
      'a body that is cut off',
      (response) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '99' })
          .write('{', () => response.destroy()),
      'network-error',
      200,
    ],
    ['silence', () => undefined, 'request-timeout', null],
    [
      'a body that stalls',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      'request-timeout',
      200,
    ],
  ];
  it.each(failures)('returns an error for %s', async (_name, answer, code, status) => {
    answers = [answer];
    const timeoutInMs = code === 'request-timeout' ? 1_000 : 30_000;
    const { data, errors, meta } = await client({ timeoutInMs, retry: false }).users.getUser('user_1');
    expect(data).toBeNull();
    expect(errors?.[0].code).toBe(code);
    expect(errors?.[0].message).not.toBe('');
    expect(meta.status).toBe(status);
    expect(JSON.stringify([errors, meta])).not.toContain('secret123');
  });

  it('returns an error for a body of over 32 MiB', async () => {
    const chunk = ' '.repeat(1_048_576);
    answers = [
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        for (let count = 0; count < 40; count++) {
          response.write(chunk);
        }
        response.end('{}');
      },
    ];
    const { errors } = await client().users.getUser('user_1');
    expect(errors?.[0].code).toBe('response-too-large');
  });

  it('returns an error for a refused connection, after retries even of a write', async () => {
    const api = client();
    server.close();
    await once(server, 'close');
    const { errors, meta } = await api.users.createUser({});
    server.listen(0, '127.0.0.1'); // the hook closes it
    await once(server, 'listening');
    expect(errors?.[0]).toMatchObject({
      code: 'network-error',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(errors?.[0].cause).toBeInstanceOf(Error);
    expect(meta).toEqual({
      status: null,
      statusText: '',
      clerkTraceId: null,
      retryAfter: null,
      attempts: 3,
      headers: null,
    });
  });

  it('returns an error if its signal is aborted before or during the request', async () => {
    const controller = new AbortController();
    answers = [
      () => {
        controller.abort();
        return undefined;
      },
    ];
    const before = await client().users.getUser('user_1', { signal: AbortSignal.abort() });
    expect(before.errors?.[0].code).toBe('request-aborted');
    expect(before.meta.attempts).toBe(0);
    const during = await client().users.getUser('user_1', { signal: controller.signal });
    expect(during.errors?.[0].code).toBe('request-aborted');
    expect(requests).toHaveLength(1);
  });
});

describe('a fetch that ignores its signal', () => {
  const never = new Promise<Response>(() => undefined);
  const stalled = async () =>
    new Response(new ReadableStream(), { headers: { 'content-type': 'application/json' } });

  it.each([
    ['never resolves', () => never],
    ['resolves to a response whose body never ends', stalled],
  ])('does not keep the time limit and the signal from ending a call if it %s', async (_name, fetch) => {
    const api = client({ fetch, retry: false });
    expect((await api.users.getUser('user_1', { timeoutInMs: 20 })).errors?.[0].code).toBe('request-timeout');
    const signal = AbortSignal.timeout(20);
    expect((await api.users.getUser('user_1', { signal })).errors?.[0].code).toBe('request-aborted');
  });
});

describe('a limit that is too long for a timer', () => {
  it.each([Number.POSITIVE_INFINITY, 2 ** 31])(
    'is replaced with the longest limit: %d',
    async (timeoutInMs) => {
      answers = [(response) => setTimeout(() => json(user)(response), 20)];
      expect((await client({ timeoutInMs }).users.getUser('user_1')).errors).toBeNull();
    },
  );

  it('makes a retry wait instead of repeating at once', async () => {
    answers = [json({}, 429, { 'retry-after': '3000000' })];
    const retry = { maxDelayInMs: Number.POSITIVE_INFINITY, maxTotalInMs: Number.POSITIVE_INFINITY };
    const signal = AbortSignal.timeout(100);
    const { errors, meta } = await client({ retry }).users.getUser('user_1', { signal });
    expect([errors?.[0].code, meta.attempts]).toEqual(['request-aborted', 1]);
  });
});

describe('a retry', () => {
  it('repeats a read until it succeeds, and counts the attempts', async () => {
    answers = [json({}, 503), json({}, 429, { 'retry-after': '0' }), json(user)];
    const { data, meta } = await client().users.getUser('user_1');
    expect(data?.id).toBe('user_1');
    expect(meta.attempts).toBe(3);
  });

  it('does not repeat a write that may have taken effect', async () => {
    answers = [json({}, 503), json(user)];
    const { errors, meta } = await client().users.createUser({});
    expect(errors?.[0].code).toBe('http-error');
    expect(meta.attempts).toBe(1);
    expect(requests).toHaveLength(1);
  });

  it('depends on the code of the failure, not on the text of its message', async () => {
    answers = [(response) => response.destroy()];
    for (const path of ['/things/x', '/things/(ECONNREFUSED)', '/things/ENOTFOUND'] as const) {
      expect((await client().request({ method: 'POST', path })).meta.attempts).toBe(1);
    }
    expect(requests).toHaveLength(3);
  });

  it('repeats a write after 429', async () => {
    answers = [json({}, 429), json(user)];
    expect((await client().users.createUser({})).meta.attempts).toBe(2);
  });

  it('does not wait for a long Retry-After, and reports it', async () => {
    answers = [json({}, 429, { 'retry-after': '3600' })];
    expect((await client().users.getUser('user_1')).meta).toMatchObject({ attempts: 1, retryAfter: 3_600 });
  });

  it('ends if the signal is aborted during the wait', async () => {
    answers = [json({}, 503)];
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const retry = { baseDelayInMs: 5_000 };
    const { errors, meta } = await client().users.getUser('user_1', { signal: controller.signal, retry });
    expect(errors?.[0].code).toBe('request-aborted');
    expect(meta.attempts).toBe(1);
  });
});

describe('hooks', () => {
  it('are called for every request and response, without secrets and without the query', async () => {
    answers = [json({}, 503), json([user])];
    const events: Array<RequestEvent | ResponseEvent> = [];
    const onRequest = (event: RequestEvent) => events.push(event);
    const onResponse = (event: ResponseEvent) => events.push(event);
    await client({ onRequest, onResponse }).users.getUserList({ query: 'private text' });
    const common = { operation: 'users.getUserList', method: 'GET', url: `${apiUrl}/v1/users` };
    expect(events).toEqual([
      { ...common, attempt: 1 },
      { ...common, attempt: 1, status: 503, durationInMs: expect.any(Number) },
      { ...common, attempt: 2 },
      { ...common, attempt: 2, status: 200, durationInMs: expect.any(Number) },
    ]);
  });
});

describe('hooks that fail', () => {
  it.each([
    [
      'throw',
      () => {
        throw new Error('hook');
      },
    ],
    ['reject', async () => Promise.reject(new Error('hook'))],
  ])('do not fail a call if they %s', async (_name, hook) => {
    answers = [json(user)];
    const { data } = await client({ onRequest: hook, onResponse: hook }).users.banUser('user_1');
    expect(data?.id).toBe('user_1');
  });
});

describe('call()', () => {
  it('calls one operation without a client', async () => {
    answers = [json(user)];
    const transport = createTransport({ secretKey, apiUrl });
    const { data } = await call(transport, getUser, ['user_1']);
    expect(data?.firstName).toBe('Ada');
  });

  it('rejects with a ConfigError if there is no secret key', async () => {
    await expect(call(createTransport({ apiUrl }), getJwks, [])).rejects.toBeInstanceOf(ConfigError);
  });

  it('rejects a retry option of a wrong type, like the client', async () => {
    // This test is about a wrong option.
    const retry = 5 as never;
    expect(() => createTransport({ secretKey, retry })).toThrow(ConfigError);
    const transport = createTransport({ secretKey, apiUrl });
    await expect(call(transport, getUser, ['user_1'], { retry })).rejects.toBeInstanceOf(ConfigError);
    expect(requests).toHaveLength(0);
  });
});
