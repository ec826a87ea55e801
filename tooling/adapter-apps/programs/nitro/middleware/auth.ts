import { withAuth } from '@x/adapters/fetch';
import { defineMiddleware, type H3Event, type Middleware, toResponse } from 'nitro/h3';
import { guardsByPath } from '../../../src/routes.ts';
import { clerk } from '../../clerk.ts';

type Next = Parameters<Middleware>[1];

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

export default defineMiddleware((event, next) => guardOf(event.url.pathname)(event.req, event, next));
