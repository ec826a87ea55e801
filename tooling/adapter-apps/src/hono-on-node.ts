import { createAdaptorServer } from '@hono/node-server';
import { createNodeWebSocket } from '@hono/node-ws';
import { Hono } from 'hono';
import type { WebSocketServer } from 'ws';
import { runWith, type StartApp } from './app.ts';
import { createApp } from './hono.ts';
import { listen } from './listen.ts';

/** What the server adds to the environment of a request. */
interface NodeEnvironment {
  Bindings: { incoming: object };
}

/** Sends the cookies of a refreshed session with the response that accepts a WebSocket, which Hono does not write. */
function sendCookiesOnUpgrade(app: Hono<NodeEnvironment>, sockets: WebSocketServer): void {
  const cookiesOf = new WeakMap<object, readonly string[]>();
  app.use(async (c, next) => {
    await next();
    cookiesOf.set(c.env.incoming, c.res.headers.getSetCookie());
  });
  sockets.on('headers', (lines, message) => {
    lines.push(...(cookiesOf.get(message) ?? []).map((cookie) => `Set-Cookie: ${cookie}`));
  });
}

export const start: StartApp = async (clerk) => {
  const app = new Hono<NodeEnvironment>();
  const { injectWebSocket, upgradeWebSocket, wss } = createNodeWebSocket({ app });
  sendCookiesOnUpgrade(app, wss);
  createApp(
    clerk,
    (messageOf) => upgradeWebSocket((c) => ({ onOpen: (_event, socket) => socket.send(messageOf(c)) })),
    // Its routes do not use the environment.
    app as unknown as Hono,
  );
  // A server of HTTP/1.1, because no other one was requested.
  const server = createAdaptorServer({ fetch: app.fetch }) as Parameters<typeof listen>[0];
  injectWebSocket(server);
  return listen(server);
};

export const run = runWith(start);
