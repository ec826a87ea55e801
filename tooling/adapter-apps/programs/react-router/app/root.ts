import { withAuth } from '@x/adapters/fetch';
import type { MiddlewareFunction, RouterContextProvider } from 'react-router';
import { guardsByPath } from '../../../src/routes.ts';
import { clerk } from '../../clerk.ts';
import { authContext } from './auth-context.ts';

type Next = Parameters<MiddlewareFunction<Response>>[1];

const guardOf = guardsByPath((policy) =>
  withAuth(
    clerk,
    (_request, { auth }, context: Readonly<RouterContextProvider>, next: Next) => {
      context.set(authContext, auth);
      return next();
    },
    policy,
  ),
);

export const middleware: Array<MiddlewareFunction<Response>> = [
  ({ request, context }, next) => guardOf(new URL(request.url).pathname)(request, context, next),
];

/** Every route answers by itself, so no page is rendered. */
export default function Root(): null {
  return null;
}
