import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { createFrontendApiProxy } from './index.ts';
import { type Arrived, arrived, keyOf, listen, SECRET_KEY, toListener } from './servers.test-support.ts';

/** Mulberry32: the same requests in each run. */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'HEAD',
  'OPTIONS',
  'DELETE',
  'PROPFIND',
  'TRACE',
  'CONNECT',
  'get',
  'X',
];
const PREFIXES = [
  '/__clerk',
  '/__clerk/',
  '/__clerk/v1',
  '//__clerk',
  '/__clerk-admin',
  '/',
  '',
  '*',
  '/__CLERK',
];
const SEGMENTS = [
  '/v1/client',
  '//evil.invalid',
  '/\\evil.invalid',
  '/@evil.invalid/',
  '/..',
  '/../',
  '/%2e%2e/',
  '/..%2f',
  '/%252e%252e/',
  '/%2f%2fevil.invalid',
  '/%5c%5cevil.invalid',
  '/%00',
  '/%0d%0aX-Evil:1',
  '/..;/',
  '/%c0%af',
  '/%ff',
  '/%',
  '/a:80@evil.invalid',
  ':8080',
  '.evil.invalid',
  '?a=//evil.invalid',
  '#evil.invalid',
  `/${'a'.repeat(9_000)}`,
  `?${'b'.repeat(9_000)}`,
];
const ABSOLUTE = [
  'http://evil.invalid',
  'https://evil.invalid',
  'http://evil.invalid:1',
  'http://user:password@evil.invalid',
  'http://frontend-api.clerk.dev',
  'ftp://evil.invalid',
  'javascript:alert(1)',
  'evil.invalid:443',
  'http://[::1',
];
const HEADERS = [
  'Host: evil.invalid',
  'Host: evil.invalid:99999',
  'Host: a b',
  'Content-Length: 3',
  'Content-Length: 3\r\nContent-Length: 4',
  'Content-Length: 3\r\nTransfer-Encoding: chunked',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding: gzip',
  'Transfer-Encoding : chunked',
  'Connection: close, clerk-secret-key, x-forwarded-for',
  'Connection: Upgrade\r\nUpgrade: websocket',
  'Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
  'Clerk-Secret-Key: sk_live_evil',
  'Clerk-Proxy-Url: https://evil.invalid/__clerk',
  'X-Forwarded-For: 203.0.113.9',
  'X-Forwarded-Host: evil.invalid',
  'X-Forwarded-Proto: javascript',
  'X_Forwarded_For: 203.0.113.9',
  'Forwarded: for=203.0.113.9;host=evil.invalid',
  'X-Original-URL: /admin',
  'Expect: 100-continue',
  'Expect: nonsense',
  'TE: trailers',
  'Trailer: Clerk-Secret-Key',
  'X-Evil: a\rb',
  'X-Evil: a\nClerk-Secret-Key: b',
  'X-Long: '.padEnd(7_000, 'x'),
  'Cookie: __client=\xff\xfe',
  'Accept-Encoding: gzip, zstd',
];
const BODIES = [
  '',
  'abc',
  '3\r\nabc\r\n0\r\n\r\n',
  '0\r\n\r\nGET /__clerk/smuggled HTTP/1.1\r\nHost: a\r\n\r\n',
  'ffffffffff\r\n',
];

function createRequest(random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const some = (list: readonly string[], most: number) =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(list));
  const prefix = random() < 0.6 ? '/__clerk/v1/client' : pick(PREFIXES);
  const target = (random() < 0.1 ? pick(ABSOLUTE) : '') + prefix + some(SEGMENTS, 2).join('');
  const method = random() < 0.6 ? pick(['GET', 'POST']) : pick(METHODS);
  const version = random() < 0.95 ? 'HTTP/1.1' : pick(['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0']);
  const host = random() < 0.9 ? ['Host: app.example.com'] : [];
  const lines = [`${method} ${target} ${version}`, ...host, ...some(HEADERS, 2)];
  return `${lines.join('\r\n')}\r\n\r\n${pick(BODIES)}`;
}

/** Sends bytes, and resolves to what came back until the server closed the connection, or said nothing for a while. */
async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text) => {
    received += text;
  });
  socket.on('error', () => undefined);
  socket.setTimeout(1_500, () => socket.destroy());
  socket.end(request, 'latin1');
  await once(socket, 'close');
  return received;
}

it('500 hostile requests over a socket reach no other host, show no secret, and do no harm', async () => {
  const seen: Arrived[] = [];
  const upstream = await listen(async (message, response) => {
    // A client that breaks off rejects this.
    seen.push(await arrived(message).catch(() => ({ method: '', url: '/', headers: {}, body: '' })));
    response.setHeader('set-cookie', 'a=1').end('{}');
  });
  const urls: string[] = [];
  const failures: unknown[] = [];
  const proxy = createFrontendApiProxy({
    publishableKey: keyOf(upstream.url),
    secretKey: SECRET_KEY,
    proxyUrl: 'https://app.example.com/__clerk',
    timeoutInMs: 2_000,
    fetch: (input, init) => {
      urls.push(String(input));
      return fetch(input, init);
    },
  });
  const server = await listen(
    toListener(async (request) => {
      try {
        return await proxy(request);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    }),
  );
  const random = createRandom(20_261_129);
  const requests = Array.from({ length: 500 }, () => createRequest(random));
  const responses: string[] = [];
  for (let start = 0; start < requests.length; start += 50) {
    const batch = requests.slice(start, start + 50);
    responses.push(...(await Promise.all(batch.map((request) => exchange(server.port, request)))));
  }
  expect(failures).toEqual([]);
  expect(urls.length).toBeGreaterThan(20);
  for (const url of urls) {
    expect(url.startsWith(`${upstream.url}/`), url).toBe(true);
    expect(new URL(url).pathname, url).not.toMatch(/\/\/|\\|%2e|%2f|%5c|%25|%00|%0d/i);
  }
  // A client can send requests one after another. Each that arrives is one that the proxy has sent.
  expect(seen.length).toBeLessThanOrEqual(urls.length);
  for (const { headers, url } of seen.filter(({ method }) => method !== '')) {
    expect(urls).toContain(upstream.url + url);
    expect(headers).toMatchObject({
      'clerk-secret-key': SECRET_KEY,
      'clerk-proxy-url': 'https://app.example.com/__clerk',
      'x-forwarded-host': 'app.example.com',
      'x-forwarded-proto': 'https',
      host: new URL(upstream.url).host,
    });
    expect(Object.keys(headers).filter((name) => /forwarded.for|^forwarded$|original/.test(name))).toEqual(
      [],
    );
  }
  for (const response of responses) {
    expect(response).not.toContain(SECRET_KEY);
  }
  // The server still works.
  const response = await fetch(`${server.url}/__clerk/v1/client`);
  expect(response.status).toBe(200);
});
