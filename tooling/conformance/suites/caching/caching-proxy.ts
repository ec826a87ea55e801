import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A response as a cache keeps it. A header with several values is a list. */
export interface StoredResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A shared cache: answers a request itself, or with the response of the origin. */
export interface SharedCache {
  readonly answer: (request: ProxiedRequest) => Promise<StoredResponse>;
  readonly close: () => Promise<void>;
}

export interface ProxiedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers that belong to a connection (RFC 9110, section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Starts a reverse proxy with a shared cache in front of an origin. */
export async function startCachingProxy(origin: string, cache: SharedCache) {
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    relay(origin, cache, request, response).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on a port has this type.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await cache.close();
    },
  };
}

async function relay(
  origin: string,
  cache: SharedCache,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const {
    status,
    headers: stored,
    body,
  } = await cache.answer({
    method,
    url: origin + url,
    headers: forwarded(headers),
  });
  for (const [name, value] of Object.entries(stored)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) {
      response.setHeader(name, value);
    }
  }
  response.writeHead(status).end(body);
}

function forwarded(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** Reads a body that arrives in parts. */
export const readBody = (body: AsyncIterable<unknown>): Promise<Buffer> =>
  buffer(body as AsyncIterable<Buffer>);
