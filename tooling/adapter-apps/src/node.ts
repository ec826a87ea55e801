import { createServer, type RequestListener } from 'node:http';
import { createHandler } from '@x/adapters/node';
import { acceptSockets } from './accept-sockets.ts';
import { type Client, runWith, type StartApp } from './app.ts';
import { listen } from './listen.ts';
import { openRoutes, POLICIES, page } from './routes.ts';

/** The routes of a handler that decides with a guard for each route. */
function createListener(clerk: Client): RequestListener {
  const open = createHandler(clerk, openRoutes, { acceptsToken: 'session_token' });
  const guarded = new Map(
    Object.entries(POLICIES).map(([path, policy]) => [
      path,
      createHandler(clerk, (_request, { auth }) => page(auth), policy),
    ]),
  );
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    return (guarded.get(path) ?? open)(request, response);
  };
}

export const start: StartApp = async (clerk) =>
  listen(acceptSockets(createServer(createListener(clerk)), clerk));

export const run = runWith(start);
