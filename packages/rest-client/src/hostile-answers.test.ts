import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { ConfigError } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBackendApiClient } from './index.ts';

const USER = '{"object":"user","id":"user_1","first_name":"Ada"}';
const JSON_HEAD = 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
  }
});

/** Returns a client of a server that sends these bytes in answer to any request, and then closes the connection. */
async function clientOf(...parts: Array<string | Buffer>) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat(parts.map((part) => Buffer.from(part)))));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The address of a server that listens on TCP has this type.
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}`;
  return createBackendApiClient({ secretKey: 'sk_test_1', apiUrl, retry: false, timeoutInMs: 2_000 });
}

const withBody = (body: string | Buffer, head = JSON_HEAD) =>
  clientOf(head, `content-length: ${Buffer.byteLength(body)}\r\n\r\n`, body);

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('an answer on the wire', () => {
  it.each<readonly [name: string, body: string | Buffer, code: string | undefined]>([
    ['a byte-order mark', `\ufeff${USER}`, undefined],
    ['a repeated key', '{"object":"user","id":"other","id":"user_1","first_name":"Ada"}', undefined],
    ['UTF-16', Buffer.from(USER, 'utf16le'), 'response-invalid'],
    ['an empty body', '', 'response-invalid'],
    ['HTML that says it is JSON', '<html>Sign in</html>', 'response-invalid'],
    ['an array in place of an object', `[${USER}]`, 'response-invalid'],
    ['null', 'null', 'response-invalid'],
    ['two documents', `${USER}${USER}`, 'response-invalid'],
    ['10,000 levels of lists', `{"object":"user","x":${deep(10_000)}}`, 'response-invalid'],
    ['a million levels that never end', '['.repeat(1_000_000), 'response-invalid'],
  ])('with %s becomes data or an error', async (_name, body, code) => {
    const { data, errors } = await (await withBody(body)).users.getUser('user_1');
    expect(errors?.[0].code).toBe(code);
    expect(data?.firstName).toBe(code === undefined ? 'Ada' : undefined);
  });

  it('keeps a key __proto__ as data, and passes deep user content through', async () => {
    const body = `{"object":"user","__proto__":{"is_admin":true},"public_metadata":${deep(5_000)}}`;
    const { data } = await (await withBody(body)).users.getUser('user_1');
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Reflect.get(Object(data), 'isAdmin')).toBeUndefined();
    expect(Array.isArray(data?.publicMetadata)).toBe(true);
  });

  it('with a body after 204 has none, for every kind of operation', async () => {
    const api = await withBody(USER, 'HTTP/1.1 204 No Content\r\nconnection: close\r\n');
    expect(await api.users.deleteUser('user_1')).toMatchObject({ data: null, errors: null });
    expect((await api.users.getUser('user_1')).errors?.[0].code).toBe('response-invalid');
  });

  it.each([
    ['is shorter than its length', [JSON_HEAD, 'content-length: 500\r\n\r\n', USER]],
    ['breaks off within a chunk', [JSON_HEAD, 'transfer-encoding: chunked\r\n\r\n', '5\r\n{"i']],
    ['is not gzip although it says so', [JSON_HEAD, 'content-encoding: gzip\r\n\r\n', USER]],
  ])('whose body %s is a network error with its status', async (_name, parts) => {
    const { errors, meta } = await (await clientOf(...parts)).users.getUser('user_1');
    expect([errors?.[0].code, meta.status]).toEqual(['network-error', 200]);
  });

  it('whose gzip is cut in the middle is an error', async () => {
    const packed = gzipSync(`{"object":"user","list":[${'"a",'.repeat(5_000)}"a"]}`);
    const head = `${JSON_HEAD}content-encoding: gzip\r\n`;
    const { errors } = await (await withBody(packed.subarray(0, 30), head)).users.getUser('user_1');
    expect(errors?.[0].code).toMatch(/^(network-error|response-invalid)$/);
  });
});

describe('a fetch of the application', () => {
  const client = (fetch: () => unknown, timeoutInMs = 30_000) =>
    createBackendApiClient({
      secretKey: 'sk_test_1',
      // These tests are about results of other types.
      fetch: fetch as typeof globalThis.fetch,
      retry: false,
      timeoutInMs,
    });
  const headers = new Headers({ 'content-type': 'application/json' });

  it('can have a body of Node, such as that of node-fetch', async () => {
    for (const chunks of [[USER], [USER.slice(0, 9), USER.slice(9)]]) {
      const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
      const { data } = await client(async () => ({ status: 200, headers, body })).users.getUser('user_1');
      expect(data?.firstName).toBe('Ada');
    }
  });

  it.each([undefined, () => Promise.reject(new Error('no'))])(
    'can have an endless body of Node, whose iterator returns with %s',
    async (stop) => {
      const body = {
        [Symbol.asyncIterator]: () => ({ next: async () => ({ value: new Uint8Array(9) }), return: stop }),
      };
      const fetch = async () => ({ status: 200, headers, body });
      const { errors } = await client(fetch, 500).users.getUser('user_1');
      expect(errors?.[0].code).toBe('request-timeout');
    },
  );

  it('can have a body of several chunks, also empty ones', async () => {
    const bytes = new TextEncoder().encode(USER);
    const chunks = [bytes.subarray(0, 5), new Uint8Array(), bytes.subarray(5, 20), bytes.subarray(20)];
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) {
          controller.enqueue(chunk);
        }
        controller.close();
      },
    });
    const { data } = await client(async () => new Response(body, { headers })).users.getUser('user_1');
    expect(data).toEqual({ object: 'user', id: 'user_1', firstName: 'Ada' });
  });

  it.each([0, 1])('does not freeze the process with endless chunks of %d bytes', async (length) => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(length)),
    });
    let turns = 0;
    const ticking = setInterval(() => turns++, 20);
    const fetch = async () => new Response(body, { headers });
    const { errors } = await client(fetch, 500).users.getUser('user_1');
    clearInterval(ticking);
    expect(errors?.[0].code).toBe('request-timeout');
    // One turn is enough: the machine can be busy.
    expect(turns).toBeGreaterThan(0);
  });

  it.each([
    ['undefined', undefined, /fetch must resolve to a Response/],
    ['null', null, /fetch must resolve to a Response/],
    ['a string', 'sent', /fetch must resolve to a Response/],
    ['an empty object', {}, /fetch must resolve to a Response, not an object/],
    ['headers that are an object', { status: 200, headers: { 'content-type': 'x' } }, /no content type/],
    [
      'a body that is an object',
      { status: 200, headers, body: {} },
      /the body of the response is not a stream/,
    ],
  ])('that resolves to %s is an error of the call', async (_name, answer, message) => {
    const { data, errors } = await client(async () => answer).users.getUser('user_1');
    expect(data).toBeNull();
    expect(errors?.[0].message).toMatch(message);
    expect(errors?.[0].message).not.toContain('Cannot read');
  });

  it.each([null, undefined, 'stopped', { code: 5 }, { message: 5 }])(
    'that rejects with %o is an error of the call',
    async (reason) => {
      const { errors } = await client(() => Promise.reject(reason)).users.getUser('user_1');
      expect(errors?.[0].message).toMatch(/^users.getUser: network-error \(no details, api.clerk.com\)$/);
    },
  );
});

describe('an argument that throws when it is read', () => {
  const fetch = vi.fn(async () => Response.json({ object: 'user', id: 'user_1' }));
  const { users, request } = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
  const throwing = (name: string) =>
    Object.defineProperty({}, name, {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();

  it.each([
    ['a signal', () => users.getUser('user_1', { signal: throwing('aborted') as AbortSignal })],
    ['headers', () => users.getUser('user_1', { headers: throwing('x-app') })],
    ['retry', () => users.getUser('user_1', { retry: throwing('maxRetries') })],
    ['the options', () => users.getUser('user_1', throwing('timeoutInMs'))],
    ['revoked options', () => users.getUser('user_1', proxy)],
    ['a body', () => users.createUser(throwing('firstName'))],
    ['a query', () => users.getUserList(throwing('limit'))],
    ['a raw request', () => request({ method: 'GET', path: '/users', query: throwing('limit') })],
    ['a revoked raw request', () => request(proxy as never)],
  ])('is a ConfigError, and sends nothing: %s', async (_name, send) => {
    const error = await send().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toMatch(
      /^ConfigError: The (?:arguments|options) of \S+ cannot be read: a getter or a proxy throws\./,
    );
    expect(fetch).not.toHaveBeenCalled();
  });
});
