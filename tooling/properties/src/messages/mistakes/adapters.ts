import { requireAuth } from '@x/adapters/express';
import { withAuth } from '@x/adapters/fetch';
import { clerkMiddleware as nextMiddleware } from '@x/adapters/next';
import { createHandler } from '@x/adapters/node';
import { authenticating, request } from '../../arguments/fixtures.ts';
import { message, response } from '../../arguments/node-exchange.ts';
import { type Mistakes, mistakesWith } from '../mistakes.ts';

const passing = { authenticateRequest: authenticating.authenticateRequest };

async function nextWithoutSecret() {
  const middleware = nextMiddleware(passing as never);
  return middleware(request() as never, { waitUntil: () => undefined } as never);
}

export const ADAPTERS: Mistakes = {
  ...mistakesWith({
    'express clerkMiddleware': [
      ['0', undefined],
      ['0', message(), 'a request, because the middleware was not called'],
      ['1.origin', 'app.example.com'],
      ['1.trustedProxies', '10.0.0.0/8'],
      ['1.trustedProxies', ['loopback']],
      ['1.trustedProxies', ['10.0.0.0/99']],
      ['1.forwardedHeaders.host', 5],
      ['1.forwardedHeaders', 'x-forwarded-host'],
      ['1.signOut', 'pass'],
      ['1.signedOut', 'redirect'],
      ['1.proxy.proxyUrl', undefined],
    ],
    'express getAuth': [['0', message(), 'a request that nothing guarded']],
    'middleware of Express': [
      ['0', request(), 'a Request'],
      ['1', new Response(), 'a Response'],
    ],
    'next of requireAuth of Express': [['2', undefined]],
    'fastify clerkPlugin': [['0', {}]],
    'hook of Fastify': [['1', {}]],
    'hono getAuth': [['0', {}]],
    'middleware of Hono': [['0', {}]],
    'middleware of Next.js': [['0', {}]],
    'fetch withAuth': [['1', undefined]],
    'handler of fetch': [['0', 'https://app.example.com']],
    'response of a fetch handler': [['0', undefined]],
    'node createHandler': [
      ['1', { fetch: 5 }],
      ['2.onError', 'log'],
    ],
    'node writeResponse': [['0', 'body']],
    'node toRequest': [['0', request(), 'a Request']],
    'node rejectUpgrade': [
      ['0', 401],
      ['1', {}],
    ],
    'next clerkMiddleware': [
      ['1.secret', ''],
      ['1.secret', 5],
    ],
  }),
  'Next.js: no secret in the environment': nextWithoutSecret,
  'express requireAuth: passed on in place of called': () => requireAuth(message() as never),
  'express requireAuth: no middleware in front': () =>
    new Promise((_, reject) => requireAuth()(message(), response(), reject)),
  'withAuth: a source that returns no client': () =>
    withAuth((() => undefined) as never, () => new Response())(request()),
  'createHandler: a handler that is missing': () => createHandler(passing as never, undefined as never),
};
