import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ConfigError } from '@x/errors';
import { MockAgent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackendApiClient } from '../index.ts';
import { createUndiciFetch, type UndiciFetch, type UndiciFetchOptions } from './index.ts';

const USER = JSON.stringify({ object: 'user', id: 'user_1', first_name: 'Ada' });
const JSON_TYPE = { 'content-type': 'application/json' };

let server: Server;
let url: string;
let connectionCount = 0;
let answer: RequestListener;
const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
let undici: UndiciFetch;

beforeEach(async () => {
  answer = (_request, response) => response.writeHead(200, JSON_TYPE).end(USER);
  connectionCount = 0;
  seen.length = 0;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString('latin1') });
    answer(request, response);
  });
  server.on('connection', () => {
    connectionCount += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The address of a server that listens on TCP has this type.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  undici = createUndiciFetch();
});

afterEach(async () => {
  await undici.close();
  server.closeAllConnections();
  server.close();
});

const client = (options: UndiciFetchOptions = {}) => {
  undici = createUndiciFetch(options);
  return createBackendApiClient({
    secretKey: 'sk_test_1',
    apiUrl: url,
    fetch: undici.fetch,
    retry: false,
    timeoutInMs: 5_000,
  });
};
const get = (path = '/') => undici.fetch(url + path, { redirect: 'manual' });

describe('connections', () => {
  // undici opens a second connection if a call begins before the first connection is marked as free.
  it('are kept for further calls', async () => {
    const { users } = client();
    for (let call = 0; call < 20; call++) {
      expect((await users.getUser('user_1')).data?.firstName).toBe('Ada');
    }
    expect(connectionCount).toBeLessThanOrEqual(2);
  });

  it('are limited to the number in the options, even for many calls at once', async () => {
    const { users } = client({ connections: 3 });
    const results = await Promise.all(Array.from({ length: 50 }, () => users.getUser('user_1')));
    expect(results.map(({ errors }) => errors)).toEqual(Array.from({ length: 50 }, () => null));
    expect(connectionCount).toBe(3);
  });

  it('are kept after responses without a body and after errors of the API', async () => {
    const { users, instance } = client();
    for (const status of [204, 404, 500]) {
      answer = (_request, response) => response.writeHead(status).end();
      await instance.update({ hibp: true });
      await users.getUser('user_1');
    }
    expect(connectionCount).toBeLessThanOrEqual(2);
  });

  it('are closed by close(), and later calls fail with a network error', async () => {
    const { users } = client();
    await users.getUser('user_1');
    await undici.close();
    await expect.poll(() => new Promise((count) => server.getConnections((_, n) => count(n)))).toBe(0);
    expect((await users.getUser('user_1')).errors?.[0].code).toBe('network-error');
  });
});

describe('a request', () => {
  it('has the headers of the client, and accepts gzip unless its headers say otherwise', async () => {
    const { users } = client();
    await users.getUser('user_1');
    await users.getUser('user_1', { headers: { 'Accept-Encoding': 'identity' } });
    expect(seen.map(({ headers }) => headers['accept-encoding'])).toEqual(['gzip', 'identity']);
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer sk_test_1',
      'user-agent': expect.stringMatching(/^@x\/rest-client@/),
    });
  });

  it('can have a form with files as its body', async () => {
    const { users } = client();
    await users.updateUser('user_1', { firstName: 'Zoë' });
    await users.updateUserProfileImage('user_1', { file: new File(['\u0001pixels'], 'me.png') });
    expect([seen[0]?.headers['content-type'], seen[0]?.body]).toEqual([
      'application/json',
      Buffer.from('{"first_name":"Zoë"}').toString('latin1'),
    ]);
    const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(
      `${seen[1]?.headers['content-type']}`,
    )?.[1];
    expect(seen[1]?.body).toContain(`--${boundary}\r\n`);
    expect(seen[1]?.body).toMatch(/name="file"; filename="me.png"\r\n.*\r\n\r\n.pixels\r\n/s);
  });

  it('uses the global fetch if it follows redirects', async () => {
    answer = ({ url: path }, response) =>
      path === '/' ? response.end('there') : response.writeHead(302, { location: '/' }).end();
    expect(await (await undici.fetch(`${url}/x`)).text()).toBe('there');
    expect(await (await undici.fetch(new Request(`${url}/x`))).text()).toBe('there');
  });

  it('uses the dispatcher in the options, which close() keeps open', async () => {
    const mock = new MockAgent();
    mock.disableNetConnect();
    mock.get(url).intercept({ path: '/v1/users/user_1' }).reply(200, USER, { headers: JSON_TYPE }).times(2);
    const { users } = client({ dispatcher: mock });
    expect((await users.getUser('user_1')).data?.id).toBe('user_1');
    await undici.close();
    expect((await users.getUser('user_1')).data?.id).toBe('user_1');
    await mock.close();
  });

  it('sends a request of the platform with the global fetch, which understands its parts', async () => {
    const request = new Request(`${url}/x`, { method: 'POST', body: 'sent', headers: { 'x-app': 'mine' } });
    const response = await undici.fetch(request, { redirect: 'manual' });
    expect(await response.text()).toBe(USER);
    expect([seen[0]?.body, seen[0]?.headers['x-app']]).toEqual(['sent', 'mine']);
  });

  it('has the media type of its body, unless its headers have one', async () => {
    const send = async (init: RequestInit) =>
      undici.fetch(url, { method: 'POST', redirect: 'manual', ...init }).then((response) => response.text());
    await send({ body: new URLSearchParams({ a: '1' }) });
    await send({ body: new URLSearchParams({ a: '1' }), headers: { 'content-type': 'text/x' } });
    await send({ body: null });
    await send({ body: 'a=1' });
    await send({ body: 'a=1', headers: { 'content-type': 'text/x' } });
    expect(seen.map(({ headers, body }) => [headers['content-type'], body])).toEqual([
      ['application/x-www-form-urlencoded;charset=UTF-8', 'a=1'],
      ['text/x', 'a=1'],
      [undefined, ''],
      ['text/plain;charset=UTF-8', 'a=1'],
      ['text/x', 'a=1'],
    ]);
  });

  it('without a body has no length', async () => {
    await get();
    await undici.fetch(url, { redirect: 'manual', body: null });
    expect(seen.map(({ headers }) => headers['content-length'])).toEqual([undefined, undefined]);
  });
});

describe('createUndiciFetch()', () => {
  it.each([
    [5, 'createUndiciFetch takes an object of options, not 5.'],
    [{ connection: 1 }, 'Unknown option "connection" of createUndiciFetch. Did you mean "connections"?'],
    [{ connections: 0 }, 'Option "connections" must be an integer of at least 1, not 0.'],
    [{ connections: 1.5 }, 'Option "connections" must be an integer of at least 1, not 1.5.'],
    [{ connections: '2' }, 'Option "connections" must be an integer of at least 1, not "2".'],
    [{ keepAliveTimeoutInMs: 0 }, 'Option "keepAliveTimeoutInMs" must be a number above 0, not 0.'],
    [
      { keepAliveTimeoutInMs: Infinity },
      'Option "keepAliveTimeoutInMs" must be a number above 0, not Infinity.',
    ],
    [{ keepAliveTimeoutInMs: '5' }, 'Option "keepAliveTimeoutInMs" must be a number above 0, not "5".'],
    [{ dispatcher: null }, 'Option "dispatcher" must be a Dispatcher of undici, not null.'],
    [{ dispatcher: {} }, 'Option "dispatcher" must be a Dispatcher of undici, not an object.'],
  ])('throws a ConfigError for %o', (options, message) => {
    // This test is about wrong options.
    const create = () => createUndiciFetch(options as UndiciFetchOptions);
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(message);
  });

  it('throws a ConfigError for a dispatcher that cannot be read', () => {
    const dispatcher = Object.defineProperty({}, 'request', {
      get() {
        throw new Error('no');
      },
    });
    const options = { dispatcher } as UndiciFetchOptions;
    expect(() => createUndiciFetch(options)).toThrow('The dispatcher cannot be read');
  });

  it('accepts the smallest numbers', async () => {
    const { fetch, close } = createUndiciFetch({ connections: 1, keepAliveTimeoutInMs: 0.5 });
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(200);
    await close();
    // A second call waits for the same end.
    await expect(close()).resolves.toBeUndefined();
  });
});

describe('a response', () => {
  it('has its status, its status text, and every header that a Response can have', async () => {
    answer = (_request, response) => {
      response.socket?.write(
        'HTTP/1.1 422 Not So\r\nset-cookie: a=1\r\nset-cookie: b=2\r\nx-odd: \u{1F408}\r\ncf-ray: ray_1\r\ncontent-length: 2\r\n\r\nno',
      );
    };
    const response = await get();
    expect([response.status, response.statusText, await response.text()]).toEqual([422, 'Not So', 'no']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('cf-ray')).toBe('ray_1');
  });

  it('is decompressed if it is gzip, and becomes an error if the data is cut off', async () => {
    const packed = gzipSync(USER);
    for (const part of [packed, packed.subarray(0, -12)]) {
      answer = (_request, response) =>
        response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(part);
      const { data, errors } = await client().users.getUser('user_1');
      expect([data?.firstName, errors?.[0].code]).toEqual(
        part === packed ? ['Ada', undefined] : [undefined, 'network-error'],
      );
    }
  });

  it.each([204, 205, 304])('has no body with a status %d', async (status) => {
    answer = (_request, response) => response.writeHead(status).end();
    expect((await get()).body).toBeNull();
  });

  it.each([199, 600, 999])(
    'with the status %d becomes an error, and its connection is closed',
    async (status) => {
      answer = (_request, response) => {
        response.socket?.write(`HTTP/1.1 ${status} X\r\ncontent-length: 5000\r\n\r\nno`);
      };
      const { errors } = await client().users.getUser('user_1', { timeoutInMs: 1_000 });
      expect(errors?.[0].code).toMatch(/^(network-error|request-timeout)$/);
      await expect.poll(() => new Promise((count) => server.getConnections((_, n) => count(n)))).toBe(0);
    },
  );

  it('with a status that a Response cannot have rejects, and leaves no connection', async () => {
    answer = (_request, response) => {
      response.socket?.write('HTTP/1.1 600 X\r\ncontent-length: 5000\r\n\r\nno');
    };
    await expect(get()).rejects.toThrow(RangeError);
    await expect.poll(() => new Promise((count) => server.getConnections((_, n) => count(n)))).toBe(0);
  });

  it('leaves its connection free if its body is not passed on', async () => {
    answer = (_request, response) => response.writeHead(205, { 'content-length': 5 }).end('hello');
    for (let count = 0; count < 6; count++) {
      expect((await get()).status).toBe(205);
    }
    expect(connectionCount).toBeLessThanOrEqual(2);
  });

  it('can be left unread, cancelled or cut off without an unhandled error', async () => {
    answer = (_request, response) => response.writeHead(200, JSON_TYPE).write('{"id":');
    const left = await get();
    const cancelled = await get();
    const controller = new AbortController();
    const aborted = await undici.fetch(url, { redirect: 'manual', signal: controller.signal });
    controller.abort();
    await cancelled.body?.cancel();
    server.closeAllConnections();
    await expect(aborted.text()).rejects.toThrow();
    await expect(left.text()).rejects.toThrow();
  });
});
