import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClerkClient } from '@x/backend';

export interface GuardedServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a small HTTP server that answers 401 unless the user is signed in. */
export async function startGuardedServer(clerk: ClerkClient): Promise<GuardedServer> {
  const server = createServer(async (incoming, response) => {
    const state = await clerk.authenticateRequest(toRequest(incoming));
    if (state.status === 'signed-in') {
      response.writeHead(200).end(`hello ${state.toAuth().userId}`);
    } else {
      response.writeHead(401).end(state.reason);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this type.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function toRequest({ method = 'GET', url = '/', headers }: IncomingMessage): Request {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: Object.fromEntries(entries),
  });
}
