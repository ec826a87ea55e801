import { withAuth } from '@x/adapters/fetch';
import type { AuthObject } from '@x/auth-state';
import { H3, type H3Event, type Middleware, toResponse } from 'h3';
import type { Client } from './app.ts';
import { guardsByPath, openRoutes } from './routes.ts';

type Next = Parameters<Middleware>[1];

/** Creates the application. */
export function createApp(clerk: Client): H3 {
  const guardOf = guardsByPath((policy) =>
    withAuth(
      clerk,
      async (_request, { auth }, event: H3Event, next: Next) => {
        event.context['auth'] = auth;
        return toResponse(await next(), event);
      },
      policy,
    ),
  );
  return (
    new H3()
      .use((event, next) => guardOf(event.url.pathname)(event.req, event, next))
      // The middleware sets the auth object.
      .all('/**', (event) => openRoutes(event.req, { auth: event.context['auth'] as AuthObject }))
  );
}
