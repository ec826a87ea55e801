import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from './behaviour.ts';
import { perform } from './perform.ts';
import { type RecordedRequest, recordRequest } from './record-request.ts';

/** One behaviour for all requests, a list to go through (the last one repeats), or a function of the request. */
export type Script =
  | Behaviour
  | readonly [Behaviour, ...Behaviour[]]
  | ((request: RecordedRequest, index: number) => Behaviour | Promise<Behaviour>);

export interface MisbehavingServer {
  /** The origin on loopback, without a trailing slash. */
  readonly url: string;
  /** The requests in the order of their completion. */
  readonly requests: readonly RecordedRequest[];
  /** The number of connections since the start. */
  readonly connectionCount: number;
  readonly openConnectionCount: number;
  /** The bytes that the operating system accepted: what clients read, plus a few MB of buffers. */
  readonly sentByteCount: number;
  /** Replaces the script from the next request on. A list starts at its first behaviour. */
  behave(script: Script): void;
  /** Clears the recorded requests. */
  forget(): void;
  /** Closes the port and all connections. New connections are refused. */
  goDown(): Promise<void>;
  /** Opens the port again. */
  comeUp(): Promise<void>;
  /** Closes the server at once, without waiting for requests under way. */
  close(): Promise<void>;
}

/** Allows web pages of any origin to call the server. Preflight requests are not recorded. */
const CORS_HEADERS = new Map([
  ['access-control-allow-origin', '*'],
  ['access-control-allow-headers', '*, authorization'],
  ['access-control-expose-headers', '*'],
  ['access-control-max-age', '600'],
]);

/**
 * Starts an HTTP server on loopback that fails as the script says.
 *
 * @example
 * ```ts
 * import { createMisbehavingServer, ok, reset, status } from '@tooling/misbehaving-server';
 *
 * const server = await createMisbehavingServer([reset(), status(503, { retryAfter: 1 }), ok({ keys: [] })]);
 * await server.close();
 * ```
 */
export async function createMisbehavingServer(script: Script): Promise<MisbehavingServer> {
  let current = script;
  let turn = 0;
  let requests: RecordedRequest[] = [];
  let connectionCount = 0;
  let bytesOfClosed = 0;
  const open = new Set<Socket>();
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);

  const server = createServer((request, response) => {
    // Expected: tests make clients disconnect and the server close during a request.
    handle(request, response).catch(() => response.destroy());
  });
  // Only the script decides how long a request hangs.
  server.requestTimeout = 0;
  server.on('connection', (socket) => {
    connectionCount += 1;
    open.add(socket);
    socket.on('close', () => {
      bytesOfClosed += socket.bytesWritten;
      open.delete(socket);
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeaders(CORS_HEADERS);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const recorded = await recordRequest(request);
    requests.push(recorded);
    const behaviour = await behaviourOf(current, recorded, turn++);
    if (behaviour.afterInMs !== undefined) {
      await sleep(behaviour.afterInMs, undefined, { signal: closing.signal });
    }
    await perform(behaviour, response);
  }

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on TCP has an address of this type.
    return (server.address() as AddressInfo).port;
  }

  async function goDown(): Promise<void> {
    if (server.listening) {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) {
        socket.destroy();
      }
      await closed;
    }
  }

  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    get connectionCount() {
      return connectionCount;
    },
    get openConnectionCount() {
      return open.size;
    },
    get sentByteCount() {
      return [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, bytesOfClosed);
    },
    behave(next) {
      current = next;
      turn = 0;
    },
    forget() {
      requests = [];
    },
    goDown,
    async comeUp() {
      await listen(port);
    },
    async close() {
      closing.abort();
      await goDown();
    },
  };
}

function behaviourOf(
  script: Script,
  request: RecordedRequest,
  index: number,
): Behaviour | Promise<Behaviour> {
  if (typeof script === 'function') {
    return script(request, index);
  }
  return 'kind' in script ? script : (script[Math.min(index, script.length - 1)] ?? script[0]);
}
