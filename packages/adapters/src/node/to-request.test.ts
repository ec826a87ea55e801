import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OriginOptions } from './origin-of.ts';
import { toRequest } from './to-request.ts';

let options: OriginOptions = {};
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((message, response) => {
    const request = toRequest(message, options);
    const headers = Object.fromEntries(request.headers);
    response.end(JSON.stringify({ method: request.method, url: request.url, headers }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Sends the lines of a request as they are, and resolves to what the server read. */
async function send(lines: readonly string[], given: OriginOptions = {}) {
  options = given;
  const socket = connect(port, '127.0.0.1');
  socket.end([...lines, 'Connection: close', '', ''].join('\r\n'));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    chunks.push(chunk);
  }
  const [head = '', body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n');
  const json = /\{.*\}/s.exec(body)?.[0] ?? '{}';
  return { status: head.split(' ')[1], ...JSON.parse(json) };
}

const HOST = 'Host: app.example.com';

describe('toRequest()', () => {
  it.each([
    ['/notes?a=1', 'http://app.example.com/notes?a=1'],
    ['//evil.example/x', 'http://app.example.com//evil.example/x'],
    ['/\\evil.example', 'http://app.example.com//evil.example'],
    ['/@evil.example', 'http://app.example.com/@evil.example'],
    ['/%2e%2e/x', 'http://app.example.com/x'],
    ['http://other.example/x?y', 'http://other.example/x?y'],
    ['http://user:pass@other.example/x', 'http://other.example/x'],
    ['http://[bad/x', 'http://app.example.com/'],
  ])('reads the target %s', async (target, url) => {
    expect(await send([`GET ${target} HTTP/1.1`, HOST])).toMatchObject({ status: '200', url });
  });

  it.each([
    ['/chat?room=1', 'http://app.example.com/chat?room=1'],
    ['ws://app.example.com/chat', 'http://app.example.com/chat'],
    ['WSS://app.example.com/chat', 'https://app.example.com/chat'],
    ['wss://[bad/chat', 'http://app.example.com/'],
  ])('reads a WebSocket of HTTP/1.1 with the target %s', async (target, url) => {
    const upgrades = once(server, 'upgrade');
    const socket = connect(port, '127.0.0.1');
    socket.write(
      [`GET ${target} HTTP/1.1`, HOST, 'Connection: Upgrade', 'Upgrade: websocket', '', ''].join('\r\n'),
    );
    const [message, serverSocket] = await upgrades;
    const request = toRequest(message);
    serverSocket.destroy();
    socket.destroy();
    expect([request.method, request.url, request.headers.get('upgrade')]).toEqual(['GET', url, 'websocket']);
  });

  it.each([
    ['websocket', 'GET', 'websocket'],
    ['connect-udp', 'POST', null],
  ])('reads the extended CONNECT of HTTP/2 for %s', async (protocol, method, upgrade) => {
    const http2 = createHttp2Server({ settings: { enableConnectProtocol: true } }, () => {});
    const connects = once(http2, 'connect');
    http2.listen(0, '127.0.0.1');
    await once(http2, 'listening');
    const session = connectHttp2(`http://127.0.0.1:${(http2.address() as AddressInfo).port}`);
    await once(session, 'remoteSettings');
    const stream = session.request({
      ':method': 'CONNECT',
      ':protocol': protocol,
      ':path': '/chat?room=1',
      ':authority': 'app.example.com',
      ':scheme': 'http',
      cookie: '__session=x',
    });
    const [message] = await connects;
    const request = toRequest(message);
    stream.destroy();
    session.destroy();
    http2.close();
    expect([request.method, request.url]).toEqual([method, 'http://app.example.com/chat?room=1']);
    expect([request.headers.get('upgrade'), request.headers.get('cookie')]).toEqual([upgrade, '__session=x']);
  });

  it('reads OPTIONS *', async () => {
    const read = await send(['OPTIONS * HTTP/1.1', HOST]);
    expect(read).toMatchObject({ method: 'OPTIONS', url: 'http://app.example.com/' });
  });

  it('reads TRACE as a method that a Request can have', async () => {
    expect(await send(['TRACE /x HTTP/1.1', HOST])).toMatchObject({ method: 'POST' });
  });

  it('joins repeated headers, so that none of two credentials is chosen', async () => {
    const { headers } = await send([
      'GET / HTTP/1.1',
      HOST,
      'Authorization: Bearer one',
      'Authorization: Bearer two',
      'Cookie: a=1',
      'Cookie: b=2',
    ]);
    expect(headers).toMatchObject({ authorization: 'Bearer one, Bearer two', cookie: 'a=1; b=2' });
  });

  it.each([
    [['GET / HTTP/1.0'], 'http://localhost/'],
    [['GET / HTTP/1.1', 'Host: a b'], 'http://localhost/'],
    [['GET / HTTP/1.1', 'Host: app.example.com/x?'], 'http://localhost/'],
    [['GET / HTTP/1.1', 'Host: user@app.example.com'], 'http://localhost/'],
    [['GET / HTTP/1.1', 'Host: app.example.com:8080'], 'http://app.example.com:8080/'],
  ])('reads the host of %j', async (lines, url) => {
    expect(await send(lines)).toMatchObject({ url });
  });

  it('prefers the origin of the options to everything that a client sends', async () => {
    const origin = 'https://app.example.com';
    const lines = [
      'GET http://evil.example/x HTTP/1.1',
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
    ];
    expect(await send(lines, { origin, trustedProxies: ['127.0.0.1'] })).toMatchObject({
      url: `${origin}/x`,
    });
  });

  it.each(['app.example.com', 'https://app.example.com/path', 'ftp://app.example.com', '', 5])(
    'rejects the origin %j',
    async (origin) => {
      expect(() => toRequest({} as never, { origin: origin as string })).toThrow('Option "origin"');
    },
  );
});

describe('forwarded headers', () => {
  const trusted: OriginOptions = { trustedProxies: ['127.0.0.0/8'] };
  const forwarded = ['X-Forwarded-Host: app.example.com', 'X-Forwarded-Proto: https'];
  const lines = ['GET /x HTTP/1.1', 'Host: internal:3000'];

  it('count from a trusted proxy only', async () => {
    expect(await send([...lines, ...forwarded])).toMatchObject({ url: 'http://internal:3000/x' });
    expect(await send([...lines, ...forwarded], trusted)).toMatchObject({ url: 'https://app.example.com/x' });
    const others = { trustedProxies: ['10.0.0.0/8', '::1'] };
    expect(await send([...lines, ...forwarded], others)).toMatchObject({ url: 'http://internal:3000/x' });
    const byFunction = { trustedProxies: (address: string) => address === '127.0.0.1' };
    expect(await send([...lines, ...forwarded], byFunction)).toMatchObject({
      url: 'https://app.example.com/x',
    });
  });

  it('have the value of the trusted proxy, not the value that a client sent in front of it', async () => {
    const url = 'https://app.example.com/x';
    const spoofed = [
      'X-Forwarded-For: 6.6.6.6, 9.9.9.9',
      'X-Forwarded-Host: evil.example, app.example.com',
      'X-Forwarded-Proto: http, https',
    ];
    expect(await send([...lines, ...spoofed], trusted)).toMatchObject({ url });
    const chain = [
      'X-Forwarded-For: 6.6.6.6, 9.9.9.9, 127.0.0.2',
      'X-Forwarded-Host: evil.example, app.example.com, inner.example.com',
      'X-Forwarded-Proto: http, https, http',
    ];
    expect(await send([...lines, ...chain], trusted)).toMatchObject({ url });
  });

  it('do not count if the proxy does not set them, although a client sends them', async () => {
    const spoofed = ['Forwarded: for=1.1.1.1;host=evil.example;proto=https', ...forwarded];
    const url = 'https://app.example.com/x';
    expect(await send([...lines, ...spoofed], trusted)).toMatchObject({ url });
    const standard = { ...trusted, forwardedHeaders: 'standard' } as const;
    expect(await send([...lines, ...forwarded], standard)).toMatchObject({ url: 'http://internal:3000/x' });
  });

  it('count up to a length that no proxy reaches', async () => {
    const long = `X-Forwarded-Host: ${'a,'.repeat(5_000)}evil.example`;
    expect(await send([...lines, long], trusted)).toMatchObject({ url: 'http://internal:3000/x' });
  });

  it('can be those of RFC 7239', async () => {
    const trusted: OriginOptions = { trustedProxies: ['127.0.0.0/8'], forwardedHeaders: 'standard' };
    const url = 'https://app.example.com/x';
    const one = ['Forwarded: for=9.9.9.9;host=app.example.com;proto=https'];
    expect(await send([...lines, ...one], trusted)).toMatchObject({ url });
    const quoted = ['Forwarded: FOR="[2001:db8::1]:47011"; Host="app.example.com" ;PROTO=HTTPS'];
    expect(await send([...lines, ...quoted], trusted)).toMatchObject({ url });
    const spoofed = [
      'Forwarded: for=6.6.6.6;host="evil.example, x", for=9.9.9.9;host=app.example.com;proto=https',
    ];
    expect(await send([...lines, ...spoofed], trusted)).toMatchObject({ url });
  });

  it('can have other names', async () => {
    const forwardedHeaders = { host: 'X-Original-Host', protocol: 'X-Scheme' };
    const own = ['X-Original-Host: app.example.com', 'X-Scheme: https'];
    const read = await send([...lines, ...own], { ...trusted, forwardedHeaders });
    expect(read).toMatchObject({ url: 'https://app.example.com/x' });
  });

  it.each(['a b', 'evil.example/x', 'user@evil.example', '[', ''])('ignore the host %j', async (host) => {
    const read = await send([...lines, `X-Forwarded-Host: ${host}`], trusted);
    expect(read).toMatchObject({ url: 'http://internal:3000/x' });
  });

  it('ignore a protocol that is not one of the web', async () => {
    const read = await send([...lines, 'X-Forwarded-Proto: javascript'], trusted);
    expect(read).toMatchObject({ url: 'http://internal:3000/x' });
  });

  it.each([
    [{ orgin: 'https://a.example' }, 'Unknown option "orgin" of toRequest. Did you mean "origin"?'],
    [{ forwardedHeaders: { proto: 'x' } }, 'Unknown option "forwardedHeaders.proto"'],
    [{ forwardedHeaders: { host: 5 } }, '"forwardedHeaders.host" must be the name of a header'],
    [{ origin: 'https://a.example', trustedProxies: ['x'] }, '"trustedProxies"'],
    [null, 'takes an object of options'],
  ])('reject the options %j', (given, message) => {
    expect(() => toRequest({} as never, given as never)).toThrow(message);
  });

  it.each([['10.0.0.0/33'], ['localhost'], ['10.0.0.0/8/8'], ['10.0.0.0/-1'], ['::1/129'], [5]])(
    'reject the proxy %j',
    (entry) => {
      expect(() => toRequest({} as never, { trustedProxies: [entry as string] })).toThrow('"trustedProxies"');
    },
  );
});
