import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from './behaviour.ts';
import { perform } from './perform.ts';
import { type RecordedRequest, recordRequest } from './record-request.ts';

/** One behaviour for every request, one each in turn (the last goes on), or one as a function of the request. */
export type Script =
  | Behaviour
  | readonly [Behaviour, ...Behaviour[]]
  | ((request: RecordedRequest, index: number) => Behaviour | Promise<Behaviour>);

export interface MisbehavingServer {
  /** On loopback, without a slash at the end. */
  readonly url: string;
  /** In the order in which they were complete. */
  readonly requests: readonly RecordedRequest[];
  /** Connections that were ever opened. */
  readonly connectionCount: number;
  readonly openConnectionCount: number;
  /** Handed to the system: what clients took, and at most a few MB in buffers. */
  readonly sentByteCount: number;
  /** What happens from the next request on. A list begins anew. */
  behave(script: Script): void;
  /** Forgets the requests. */
  forget(): void;
  /** Closes the port and every connection: who connects is refused. */
  goDown(): Promise<void>;
  /** Opens the same port again. */
  comeUp(): Promise<void>;
  /** Ends it, whatever clients are waiting for. */
  close(): Promise<void>;
}

/** Browsers ask before what pages send elsewhere. That is no request of theirs. */
const ANY_PAGE = new Map([
  ['access-control-allow-origin', '*'],
  ['access-control-allow-headers', '*, authorization'],
  ['access-control-expose-headers', '*'],
  ['access-control-max-age', '600'],
]);

/**
 * A real HTTP server whose misbehaviour is scripted.
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
    // A client that leaves early is what the tests are about, and so is a server that closes.
    handle(request, response).catch(() => response.destroy());
  });
  // Hanging is up to the script alone.
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
    response.setHeaders(ANY_PAGE);
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
