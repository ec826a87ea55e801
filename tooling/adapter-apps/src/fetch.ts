import { withAuth } from '@x/adapters/fetch';
import type { Client } from './app.ts';
import { greeting, openRoutes, POLICIES, page, SOCKET_POLICY } from './routes.ts';

/** Answers a request with a WebSocket, and sends a message. Each runtime has its own way. */
export type OpenSocket<Rest extends readonly unknown[]> = (
  request: Request,
  message: string,
  ...rest: Rest
) => Response;

/** Creates the application. `Rest` is what the server passes in addition to the request. */
export function createApp<Rest extends readonly unknown[]>(
  clerk: Client,
  openSocket: OpenSocket<Rest>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  const open = withAuth(clerk, (request, context, ..._rest: Rest) => openRoutes(request, context), {
    acceptsToken: 'session_token',
  });
  const guarded = new Map(
    Object.entries(POLICIES).map(([path, policy]) => [
      path,
      withAuth(clerk, (_request, { auth }, ..._rest: Rest) => page(auth), policy),
    ]),
  );
  guarded.set(
    '/socket',
    withAuth(
      clerk,
      (request, { auth }, ...rest: Rest) => openSocket(request, greeting(auth), ...rest),
      SOCKET_POLICY,
    ),
  );
  return (request, ...rest) => (guarded.get(new URL(request.url).pathname) ?? open)(request, ...rest);
}
