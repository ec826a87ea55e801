import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { acceptSockets } from './accept-sockets.ts';
import { runWith, type StartApp } from './app.ts';
import { createApp } from './fetch.ts';
import { listen } from './listen.ts';

/** A fetch handler cannot open a WebSocket in Node, so the server does. */
const noSocket = () => new Response(null, { status: 426 });

export const start: StartApp = async (clerk) => {
  const app = createApp(clerk, noSocket);
  return listen(acceptSockets(createServer(getRequestListener((request) => app(request))), clerk));
};

export const run = runWith(start);
