import type { AcceptsToken, AuthObjectFor } from '@x/auth-state';
import { readArgument } from '@x/errors/internal';
import type { Middleware } from 'koa';
import { checkNext } from './core/check-next.ts';
import { createRequirement, type RequireAuthOptions } from './core/create-requirement.ts';
import { authOf, type GetAuthOptions, recall, remember } from './core/guarded-request.ts';
import { checkMessage } from './node/check-exchange.ts';
import { createNodeGuard, type NodeAdapterOptions, type NodeClerkSource } from './node/create-node-guard.ts';
import { writeResponse } from './node/write-response.ts';

export type { RequireAuthOptions } from './core/create-requirement.ts';
export type { GetAuthOptions } from './core/guarded-request.ts';
export type * from './core/result-types.ts';
export type { NodeAdapterOptions, NodeClerkSource } from './node/create-node-guard.ts';

/**
 * Creates middleware that authenticates each request. It answers handshakes, outages and, with `signedOut`, visitors who
 * are signed out. Mount it before the routes that call `getAuth`.
 */
export function clerkMiddleware(clerk: NodeClerkSource, options: NodeAdapterOptions = {}): Middleware {
  const { run } = createNodeGuard(clerk, options, 'clerkMiddleware');
  return async (context, next) => {
    checkContext(context, 'clerkMiddleware');
    checkNext(next, 'clerkMiddleware');
    // koa-mount changes the URL of the message.
    const message = Object.assign(context.req, { originalUrl: context.originalUrl });
    const guarded = await run({ message, response: context.res });
    if (guarded === null) {
      context.respond = false;
      return;
    }
    remember(context, guarded);
    await next();
  };
}

function checkContext(context: unknown, owner: string): void {
  checkMessage(
    readArgument('The context', () => Object(context).req),
    owner,
  );
}

/** Returns who sent the request. Throws a `ConfigError` without `clerkMiddleware` in front of the route. */
export function getAuth<const Accepts extends AcceptsToken = 'session_token'>(
  context: object,
  options?: GetAuthOptions<Accepts>,
): AuthObjectFor<Accepts> {
  return authOf(recall(context, 'getAuth'), options);
}

/**
 * Creates middleware that answers visitors who are not signed in, or lack what the route requires.
 * CORS preflights pass, since browsers send them without credentials: a handler of all methods must check the user itself.
 */
export function requireAuth(options: RequireAuthOptions = {}): Middleware {
  const requirement = createRequirement(options);
  return async (context, next) => {
    const answer = requirement(recall(context, 'requireAuth'));
    checkNext(next, 'requireAuth');
    if (answer === null) {
      return next();
    }
    context.respond = false;
    await writeResponse(answer, context.res);
  };
}
