import type { FastifyInstance } from 'fastify';
import { findGuarded } from '../core/guarded-request.ts';

/** The server of `@fastify/websocket`. Its event `headers` has the lines of the response, and the request of Node. */
interface SocketServer {
  on(event: 'headers', add: (lines: string[], message: object) => void): void;
}

/** A plugin that is registered twice must not send the cookies twice. */
const prepared = /* @__PURE__ */ new WeakSet<object>();

/** Sends the cookies of a refreshed session with the response that accepts a WebSocket, which Fastify does not write. */
export function sendCookiesOnUpgrade(app: FastifyInstance): void {
  app.addHook('onReady', async () => {
    const { websocketServer }: { websocketServer?: Partial<SocketServer> } = Object(app);
    // An application can decorate itself with something else of this name.
    if (typeof websocketServer?.on !== 'function' || prepared.has(websocketServer)) {
      return;
    }
    prepared.add(websocketServer);
    websocketServer.on('headers', (lines, message) => {
      const cookies = findGuarded(message)?.state.headers.getSetCookie() ?? [];
      lines.push(...cookies.map((cookie) => `Set-Cookie: ${cookie}`));
    });
  });
}
