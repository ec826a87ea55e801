import type { AcceptsToken, AuthObjectFor } from '@x/auth-state';
import { readArgument } from '@x/errors/internal';
import type { Context, MiddlewareHandler } from 'hono';
import { type AdapterOptions, readAdapterOptions } from './core/adapter-options.ts';
import { checkNext } from './core/check-next.ts';
import { checkRequest } from './core/check-request.ts';
import { createFetchGuard } from './core/create-fetch-guard.ts';
import { createRequirement, type RequireAuthOptions } from './core/create-requirement.ts';
import { type ClerkSource, checkClient } from './core/create-source-guard.ts';
import { finishInPlace } from './core/finish-in-place.ts';
import {
  authOf,
  type GetAuthOptions,
  type GuardedRequest,
  recall,
  remember,
} from './core/guarded-request.ts';

export type { AdapterOptions } from './core/adapter-options.ts';
export type { RequireAuthOptions } from './core/create-requirement.ts';
export type { ClerkSource } from './core/create-source-guard.ts';
export type { GetAuthOptions } from './core/guarded-request.ts';
export type * from './core/result-types.ts';

/** The options of the middleware. `clientAddress` of the proxy receives the context of Hono after the request. */
export type HonoAdapterOptions = AdapterOptions<AcceptsToken, [Context]>;

/**
 * Creates middleware that authenticates each request. It answers handshakes, outages and, with `signedOut`, visitors who
 * are signed out. Mount it before the routes that call `getAuth`. The client can be a function of the context, where keys
 * come with the request.
 */
export function clerkMiddleware(
  clerk: ClerkSource<[Context], AcceptsToken>,
  given: HonoAdapterOptions = {},
): MiddlewareHandler {
  checkClient(clerk, 'clerkMiddleware');
  const options = readAdapterOptions(given, {}, 'clerkMiddleware');
  const guard = createFetchGuard(clerk, options, 'clerkMiddleware');
  const { cacheControl = 'private' } = options;
  return async (context, next) => {
    const request = requestOf(context);
    checkNext(next, 'clerkMiddleware');
    const waitUntil = waitUntilOf(context);
    const result = await guard({ request, context: [context], proxyContext: [context], waitUntil });
    if (result.response !== null) {
      return result.response;
    }
    const { auth, state, finish } = result;
    const guarded: GuardedRequest = { request, auth, state, isAnswered: false };
    remember(context, guarded);
    await next();
    if (guarded.isAnswered) {
      return undefined;
    }
    // A handler that returned nothing gets a response with the copy.
    if (context.finalized && finishInPlace(context.res, { stateHeaders: state.headers, cacheControl })) {
      return undefined;
    }
    const finished = finish(context.res);
    // Hono would merge the headers of the response before into the new one.
    context.res = undefined;
    context.res = finished;
    return undefined;
  };
}

function requestOf(context: unknown): Request {
  const request: unknown = readArgument('The context', () => Object(Object(context).req).raw);
  checkRequest(request, 'clerkMiddleware');
  return request;
}

/** Returns who sent the request. Throws a `ConfigError` without `clerkMiddleware` in front of the route. */
export function getAuth<const Accepts extends AcceptsToken = 'session_token'>(
  context: Context,
  options?: GetAuthOptions<Accepts>,
): AuthObjectFor<Accepts> {
  return authOf(recall(context, 'getAuth'), options);
}

/**
 * Creates middleware that answers visitors who are not signed in, or lack what the route requires.
 * CORS preflights pass, since browsers send them without credentials: a handler of all methods must check the user itself.
 */
export function requireAuth(options: RequireAuthOptions = {}): MiddlewareHandler {
  const requirement = createRequirement(options);
  return async (context, next) => {
    checkNext(next, 'requireAuth');
    return requirement(recall(context, 'requireAuth')) ?? next();
  };
}

/** Only some runtimes have an execution context. Hono throws without one. Without `waitUntil`, work is awaited. */
function waitUntilOf(context: Context): ((work: Promise<unknown>) => void) | undefined {
  try {
    const { executionCtx } = context;
    return (work) => executionCtx.waitUntil(work);
  } catch {
    return undefined;
  }
}
