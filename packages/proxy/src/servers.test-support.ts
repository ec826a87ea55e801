import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream as ReadableStreamOfNode } from 'node:stream/web';
import { afterEach } from 'vitest';

const closers: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Starts a server on loopback that is closed after the test, with all of its connections. */
export async function listen(listener: RequestListener): Promise<{ url: string; port: number }> {
  const server = createServer({ requireHostHeader: false }, listener);
  // The parser has rejected the request. The default listener responds in the same way.
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  // The address of a server that listens on a port has this type.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

type Handler = (request: Request, message: IncomingMessage) => Promise<Response>;

/** Serves a fetch handler. The URL of the request is built naively, from whatever the client sends. */
export function toListener(handler: Handler): RequestListener {
  return async (message, response) => {
    const aborter = new AbortController();
    response.on('close', () => aborter.abort());
    try {
      await send(await handler(toRequest(message, aborter.signal), message), response);
    } catch {
      response.destroy();
    }
  };
}

function toRequest(message: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) {
      headers.append(name, value);
    }
  }
  const hasBody = 'content-length' in message.headers || 'transfer-encoding' in message.headers;
  const { method = 'GET' } = message;
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (hasBody && method !== 'GET' && method !== 'HEAD') {
    // The types of Node and of the DOM describe the same stream. It holds nothing, unlike that of `Readable.toWeb`.
    init.body = ReadableStreamOfNode.from(message) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
  }
  return new Request(new URL(message.url ?? '/', `http://${message.headers.host ?? 'localhost'}`), init);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  response.writeHead(answer.status, answer.statusText, {
    ...headers,
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  });
  response.flushHeaders();
  if (answer.body === null) {
    response.end();
    return;
  }
  // As above.
  await pipeline(Readable.fromWeb(answer.body as never), response);
}

/** A request that arrived at a server. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads a request to its end. */
export async function arrived(message: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  const headers = Object.entries(message.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(' | '),
  ]);
  const { method = '', url = '' } = message;
  return {
    method,
    url,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('latin1'),
  };
}

/** A publishable key whose Frontend API is at this URL. */
export function keyOf(url: string): string {
  return `pk_test_${btoa(`${new URL(url).host}$`)}`;
}

export const SECRET_KEY = 'sk_test_a1b2c3d4e5';
