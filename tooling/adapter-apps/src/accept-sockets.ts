import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type NodeRequest, rejectUpgrade, toRequest } from '@x/adapters/node';
import { createGuard } from '@x/auth-state';
import { WebSocketServer } from 'ws';
import type { Client } from './app.ts';
import { greeting, SOCKET_POLICY } from './routes.ts';

/** Opens WebSockets for signed-in visitors. A framework on Node does not see the event `upgrade` of its server. */
export function acceptSockets(server: Server, clerk: Client): Server {
  const guard = createGuard(clerk, SOCKET_POLICY);
  const sockets = new WebSocketServer({ noServer: true });
  // By request: a WebSocket that the library rejects must not leave its cookies for the next one.
  const cookiesOf = new WeakMap<object, readonly string[]>();
  sockets.on('headers', (lines, message) => {
    lines.push(...(cookiesOf.get(message) ?? []).map((cookie) => `Set-Cookie: ${cookie}`));
  });
  async function accept(message: NodeRequest, socket: Duplex, head: Buffer): Promise<void> {
    const { response, auth, finish } = await guard(toRequest(message));
    if (response !== null) {
      return rejectUpgrade(response, socket);
    }
    cookiesOf.set(message, finish(new Response()).headers.getSetCookie());
    sockets.handleUpgrade(message, socket, head, (connection) => connection.send(greeting(auth)));
  }
  return server.on('upgrade', (message, socket, head) => {
    accept(message, socket, head).catch(() => socket.destroy());
  });
}
