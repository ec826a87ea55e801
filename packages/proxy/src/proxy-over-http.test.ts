import { once } from 'node:events';
import { type IncomingMessage, request as nodeRequest, type RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFrontendApiProxy, type FrontendApiProxyOptions } from './index.ts';
import { type Arrived, arrived, keyOf, listen, SECRET_KEY, toListener } from './servers.test-support.ts';

/** Starts a Frontend API and a server with a proxy in front of it. */
async function start(frontendApi: RequestListener, options: Partial<FrontendApiProxyOptions> = {}) {
  const upstream = await listen(frontendApi);
  const proxy = createFrontendApiProxy({
    publishableKey: keyOf(upstream.url),
    secretKey: SECRET_KEY,
    proxyUrl: 'https://app.example.com/__clerk',
    ...options,
  });
  const server = await listen(toListener(proxy));
  return { upstream, port: server.port, url: `${server.url}/__clerk` };
}

async function codeOf(response: Response): Promise<string> {
  return (await response.json()).errors[0].code;
}

/** A promise, and what settles it. */
function signal<T = void>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('a request, over HTTP', () => {
  it('is passed on, and so is its response', async () => {
    const seen: Arrived[] = [];
    const { url } = await start(async (message, response) => {
      seen.push(await arrived(message));
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; Path=/; Domain=127.0.0.1']);
      response.writeHead(201, 'Made', { 'content-type': 'application/json' }).end('{"client":null}');
    });
    const response = await fetch(`${url}/v1/client?a=1`, {
      method: 'POST',
      body: 'x=1',
      headers: { 'x-forwarded-for': '203.0.113.9', cookie: '__client=a; b=c' },
    });
    expect([response.status, response.statusText]).toEqual([201, 'Made']);
    expect(await response.text()).toBe('{"client":null}');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(seen).toMatchObject([{ method: 'POST', url: '/v1/client?a=1', body: 'x=1' }]);
    expect(seen[0]?.headers).toMatchObject({
      cookie: '__client=a; b=c',
      'clerk-proxy-url': 'https://app.example.com/__clerk',
      'clerk-secret-key': SECRET_KEY,
      'x-forwarded-host': 'app.example.com',
      'transfer-encoding': 'chunked',
    });
    expect(seen[0]?.headers).not.toHaveProperty('x-forwarded-for');
  });

  it('names the origin of the request if the proxy is at a path', async () => {
    const { url, port } = await start(
      (message, response) => response.setHeader('location', '/v1/a').end(message.headers['clerk-proxy-url']),
      { proxyUrl: '/__clerk' },
    );
    const response = await fetch(`${url}/v1/client`);
    expect(await response.text()).toBe(`http://127.0.0.1:${port}/__clerk`);
    expect(response.headers.get('location')).toBe('/__clerk/v1/a');
  });

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'can have the method %s',
    async (method) => {
      const { url } = await start((message, response) =>
        response
          .setHeader('x-method', message.method ?? '')
          .setHeader('content-length', 2)
          .end('{}'),
      );
      const response = await fetch(`${url}/v1/client`, { method });
      expect(response.headers.get('x-method')).toBe(method);
      expect(response.headers.get('content-length')).toBe('2');
      expect(await response.text()).toBe(method === 'HEAD' ? '' : '{}');
    },
  );

  it.each([204, 205, 304, 400, 401, 404, 422, 429, 500, 503])('passes the status %i on', async (status) => {
    const { url } = await start((_message, response) =>
      response.writeHead(status, { 'retry-after': '7', etag: '"a"' }).end(),
    );
    const response = await fetch(`${url}/v1/client`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, '7']);
    expect(await response.text()).toBe('');
  });

  it('follows no redirect, and leads back to the proxy', async () => {
    const { url, upstream } = await start((message, response) => {
      const location =
        message.url === '/v1/out' ? 'https://accounts.google.com/a' : `${upstream.url}/v1/b?c#d`;
      response.writeHead(307, { location }).end();
    });
    const inside = await fetch(`${url}/v1/in`, { redirect: 'manual' });
    expect([inside.status, inside.headers.get('location')]).toEqual([
      307,
      'https://app.example.com/__clerk/v1/b?c#d',
    ]);
    const outside = await fetch(`${url}/v1/out`, { redirect: 'manual' });
    expect(outside.headers.get('location')).toBe('https://accounts.google.com/a');
  });

  it('requests no encoding, and decodes a response that is compressed nevertheless', async () => {
    const encodings: unknown[] = [];
    const { url } = await start((message, response) => {
      encodings.push(message.headers['accept-encoding']);
      const body = gzipSync('{"client":null}');
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
    });
    const response = await fetch(`${url}/v1/client`, { headers: { 'accept-encoding': 'gzip' } });
    expect(await response.text()).toBe('{"client":null}');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBeNull();
    expect(encodings).toEqual(['identity']);
  });

  it('is an error of its own if the encoding of the response is unknown', async () => {
    const { url } = await start((_message, response) =>
      response.writeHead(200, { 'content-encoding': 'compress' }).end('a'),
    );
    const response = await fetch(`${url}/v1/client`);
    expect([response.status, await codeOf(response)]).toEqual([502, 'upstream-response-invalid']);
  });

  it('sends the address that the server knows', async () => {
    const upstream = await listen((message, response) => response.end(message.headers['x-forwarded-for']));
    const proxy = createFrontendApiProxy({
      publishableKey: keyOf(upstream.url),
      secretKey: SECRET_KEY,
      proxyUrl: '/__clerk',
      clientAddress: (_request, message: IncomingMessage) => message.socket.remoteAddress,
    });
    const { url } = await listen(toListener(proxy));
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' };
    expect(await (await fetch(`${url}/__clerk/v1`, { headers })).text()).toBe('127.0.0.1');
  });
});

describe('streams, over HTTP', () => {
  it('pass each part of a response on when it comes', async () => {
    const next = signal();
    const { url } = await start(async (_message, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      await next.promise;
      response.end('data: 2\n\n');
    });
    const reader = (await fetch(`${url}/v1/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader?.read()).toEqual({ done: false, value: 'data: 1\n\n' });
    next.resolve();
    expect(await reader?.read()).toEqual({ done: false, value: 'data: 2\n\n' });
    expect((await reader?.read())?.done).toBe(true);
  });

  it('pass each part of a request on when it comes', async () => {
    const seen: string[] = [];
    const first = signal();
    const { port } = await start((message, response) => {
      message.on('data', (chunk) => {
        seen.push(String(chunk));
        first.resolve();
      });
      message.on('end', () => response.end(seen.join()));
    });
    const client = nodeRequest({ port, path: '/__clerk/v1', method: 'POST' });
    client.write('one');
    await first.promise;
    client.end('two');
    const [message] = await once(client, 'response');
    expect((await arrived(message)).body).toBe('one,two');
  });

  it('slow an upload down while the Frontend API does not read', async () => {
    const release = signal();
    // The buffers of the operating system for two connections hold less than this.
    const total = 64 * 1_048_576;
    const { port } = await start(
      async (message, response) => {
        await release.promise;
        response.end(String((await arrived(message)).body.length));
      },
      { maxBodyLength: total },
    );
    const client = nodeRequest({ port, path: '/__clerk/v1', method: 'POST' });
    let sent = 0;
    const parts = Readable.from(
      (function* () {
        for (; sent < total; sent += 65_536) yield Buffer.alloc(65_536);
      })(),
    );
    const response = once(client, 'response');
    const uploaded = pipeline(parts, client);
    let before = -1;
    while (before < sent) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(sent).toBeLessThan(total);
    release.resolve();
    await uploaded;
    const [message] = await response;
    expect((await arrived(message)).body).toBe(String(total));
  });

  it('end at the Frontend API when the client leaves before the response', async () => {
    const begun = signal();
    const ended = signal();
    const { url } = await start((message) => {
      message.socket.on('close', () => ended.resolve());
      begun.resolve();
    });
    const aborter = new AbortController();
    const pending = fetch(`${url}/v1/client`, { signal: aborter.signal });
    await begun.promise;
    aborter.abort();
    await expect(pending).rejects.toThrow();
    await ended.promise;
  });

  it('end at the Frontend API when the client leaves during the response', async () => {
    const ended = signal();
    const { url } = await start((_message, response) => {
      response.on('close', () => ended.resolve());
      response.write('data: 1\n\n');
    });
    const reader = (await fetch(`${url}/v1/events`)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await ended.promise;
  });

  it('end at the Frontend API when the client leaves during an upload', async () => {
    const begun = signal();
    const ended = signal<unknown>();
    const { port } = await start((message) => {
      message.on('data', () => begun.resolve());
      message.on('error', ended.resolve);
    });
    const client = nodeRequest({ port, path: '/__clerk/v1', method: 'POST' });
    client.on('error', () => undefined);
    client.write('one');
    await begun.promise;
    client.destroy();
    expect(await ended.promise).toMatchObject({ code: 'ECONNRESET' });
  });

  it('end with an error at the client when the Frontend API breaks off', async () => {
    const { url } = await start((_message, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    await expect(fetch(`${url}/v1`).then((response) => response.text())).rejects.toThrow();
  });
});

describe('failures, over HTTP', () => {
  it('have a code for a Frontend API that is closed', async () => {
    const { url } = await start(() => undefined, { frontendApiUrl: 'http://127.0.0.1:1' });
    const response = await fetch(`${url}/v1/client`);
    const { errors } = await response.json();
    expect(response.status).toBe(502);
    expect(errors[0].code).toBe('upstream-unreachable');
    expect(errors[0].message).not.toContain('127.0.0.1');
  });

  it('have a code for a Frontend API that breaks off before its response', async () => {
    const { url } = await start((message) => message.socket.destroy());
    const response = await fetch(`${url}/v1/client`, { method: 'POST', body: 'a' });
    expect([response.status, await codeOf(response)]).toEqual([502, 'upstream-unreachable']);
  });

  it('have a code for a Frontend API that does not respond', async () => {
    const { url } = await start(() => undefined, { timeoutInMs: 50 });
    const response = await fetch(`${url}/v1/client`, { method: 'POST', body: 'a' });
    expect([response.status, await codeOf(response)]).toEqual([504, 'upstream-timeout']);
  });

  it('have a code for a client that stops sending', async () => {
    const { port } = await start(() => undefined, { idleTimeoutInMs: 50, timeoutInMs: 5_000 });
    const client = nodeRequest({ port, path: '/__clerk/v1', method: 'POST' });
    client.write('a');
    const [message] = await once(client, 'response');
    expect(message.statusCode).toBe(408);
    expect((await arrived(message)).body).toContain('"request-timeout"');
    client.destroy();
  });

  it('do not cut an upload that takes longer than the time limit', async () => {
    const { port } = await start(async (message, response) => response.end((await arrived(message)).body), {
      timeoutInMs: 1_500,
    });
    const client = nodeRequest({ port, path: '/__clerk/v1', method: 'POST' });
    for (const part of ['1', '2', '3', '4', '5', '6']) {
      client.write(part);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    client.end();
    const [message] = await once(client, 'response');
    expect((await arrived(message)).body).toBe('123456');
  });

  it('do not cut a response that takes longer than both time limits', async () => {
    const { url } = await start(
      async (_message, response) => {
        for (const part of ['1', '2', '3', '4', '5', '6']) {
          response.write(part);
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
        response.end();
      },
      { timeoutInMs: 1_500, idleTimeoutInMs: 1_500 },
    );
    expect(await (await fetch(`${url}/v1`)).text()).toBe('123456');
  });

  it('cut a response that stops', async () => {
    const ended = signal();
    const { url } = await start(
      (_message, response) => {
        response.on('close', () => ended.resolve());
        response.write('1');
      },
      { idleTimeoutInMs: 50 },
    );
    const response = await fetch(`${url}/v1`);
    await expect(response.text()).rejects.toThrow();
    await ended.promise;
  });

  it('have a code for a body that becomes too long', async () => {
    let received = 0;
    const { port } = await start(
      (message) => {
        message.on('data', (chunk) => {
          received += chunk.length;
        });
      },
      { maxBodyLength: 100 },
    );
    const client = nodeRequest({ port, path: '/__clerk/v1', method: 'POST' });
    client.on('error', () => undefined);
    client.write('a'.repeat(100));
    const response = once(client, 'response');
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.write('b');
    const [message] = await response;
    expect(message.statusCode).toBe(413);
    expect((await arrived(message)).body).toContain('"body-too-large"');
    expect(received).toBeLessThanOrEqual(100);
    client.destroy();
  });

  it('accept a body of the longest length', async () => {
    const { url } = await start(async (message, response) => response.end((await arrived(message)).body), {
      maxBodyLength: 100,
    });
    const response = await fetch(`${url}/v1`, { method: 'POST', body: 'a'.repeat(100) });
    expect(await response.text()).toBe('a'.repeat(100));
  });

  it('name a proxy that points at itself', async () => {
    let listener: RequestListener = () => undefined;
    const server = await listen((message, response) => listener(message, response));
    const options = { publishableKey: keyOf(server.url), secretKey: SECRET_KEY };
    listener = toListener(createFrontendApiProxy({ ...options, proxyUrl: '/' }));
    const response = await fetch(`${server.url}/v1/client`);
    expect([response.status, await codeOf(response)]).toEqual([508, 'proxy-loop']);
    // The same server by another name.
    listener = toListener(createFrontendApiProxy({ ...options, proxyUrl: 'https://app.example.com' }));
    const named = await fetch(`http://localhost:${server.port}/v1/client`);
    expect([named.status, await codeOf(named)]).toEqual([508, 'proxy-loop']);
  });

  it('reject a WebSocket with a message', async () => {
    const { port } = await start(() => undefined);
    const client = nodeRequest({
      port,
      path: '/__clerk/v1',
      headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    });
    client.end();
    const [message] = await once(client, 'response');
    expect(message.statusCode).toBe(501);
    expect((await arrived(message)).body).toContain('The Frontend API has no WebSockets.');
  });
});
