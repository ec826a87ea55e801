import type { ServerResponse } from 'node:http';
import type { AcceptsToken, AuthObjectFor } from '@x/auth-state';
import { checkNext } from './core/check-next.ts';
import { createRequirement, type RequireAuthOptions } from './core/create-requirement.ts';
import { authOf, type GetAuthOptions, recall, remember } from './core/guarded-request.ts';
import { createNodeGuard, type NodeAdapterOptions, type NodeClerkSource } from './node/create-node-guard.ts';
import type { NodeRequest } from './node/to-request.ts';
import { writeResponse } from './node/write-response.ts';

export type { RequireAuthOptions } from './core/create-requirement.ts';
export type { GetAuthOptions } from './core/guarded-request.ts';
export type * from './core/result-types.ts';
export type { NodeAdapterOptions, NodeClerkSource } from './node/create-node-guard.ts';

/** Middleware for Express, Connect, Polka and similar frameworks. */
export type Middleware = (
  request: NodeRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Creates middleware that authenticates each request. It answers handshakes, outages and, with `signedOut`, visitors who
 * are signed out. Mount it before the routes that call `getAuth`.
 */
export function clerkMiddleware(clerk: NodeClerkSource, options: NodeAdapterOptions = {}): Middleware {
  const { run } = createNodeGuard(clerk, options, 'clerkMiddleware');
  return (message, response, next) => {
    checkNext(next, 'clerkMiddleware');
    run({ message, response }).then((guarded) => {
      if (guarded !== null) {
        remember(message, guarded);
        next();
      }
    }, next);
  };
}

/** Returns who sent the request. Throws a `ConfigError` without `clerkMiddleware` in front of the route. */
export function getAuth<const Accepts extends AcceptsToken = 'session_token'>(
  request: object,
  options?: GetAuthOptions<Accepts>,
): AuthObjectFor<Accepts> {
  return authOf(recall(request, 'getAuth'), options);
}

/**
 * Creates middleware that answers visitors who are not signed in, or lack what the route requires.
 * CORS preflights pass, since browsers send them without credentials: a handler of all methods must check the user itself.
 */
export function requireAuth(options: RequireAuthOptions = {}): Middleware {
  const requirement = createRequirement(options);
  return (message, response, next) => {
    checkNext(next, 'requireAuth');
    let answer: Response | null;
    try {
      answer = requirement(recall(message, 'requireAuth'));
    } catch (error) {
      // Not every framework of this kind catches it.
      next(error);
      return;
    }
    if (answer === null) {
      next();
    } else {
      writeResponse(answer, response).catch(next);
    }
  };
}
