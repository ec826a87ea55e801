import { createAdaptorServer } from '@hono/node-server';
import { createNodeWebSocket } from '@hono/node-ws';
import { Hono } from 'hono';
import { runWith, type StartApp } from './app.ts';
import { createApp } from './hono.ts';
import { listen } from './listen.ts';

export const start: StartApp = async (clerk) => {
  const app = new Hono();
  const { injectWebSocket, upgradeWebSocket } = createNodeWebSocket({ app });
  createApp(
    clerk,
    (messageOf) => upgradeWebSocket((c) => ({ onOpen: (_event, socket) => socket.send(messageOf(c)) })),
    app,
  );
  // A server of HTTP/1.1, because no other one was requested.
  const server = createAdaptorServer({ fetch: app.fetch }) as Parameters<typeof listen>[0];
  injectWebSocket(server);
  return listen(server);
};

export const run = runWith(start);
