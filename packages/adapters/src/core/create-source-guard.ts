import {
  type AcceptsToken,
  createGuard,
  type GuardClient,
  type Guarded,
  type GuardOptions,
} from '@x/auth-state';
import { type RequestHead, readsHeads } from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import { createFrontendApiProxy, type FrontendApiProxyOptions, matchProxyPath } from '@x/proxy';

/**
 * The client of an adapter, or a function that returns it: where the keys come with the request, as in Workers, or where
 * each tenant has its own. The function is called for each request, so it returns one client for the same keys.
 */
export type ClerkSource<Context extends readonly unknown[], Bound extends AcceptsToken = 'session_token'> =
  | GuardClient<Bound>
  | ((...context: Context) => GuardClient<Bound> | Promise<GuardClient<Bound>>);

/** A request, or what a server has before it creates one. */
export interface RequestSource {
  readonly head: RequestHead;
  /** Called only if a client that is not ours authenticates the request, which can read all of it. */
  readonly toRequest: () => Request;
}

/** A web `Request` is its own head. */
export function sourceOf(request: Request): RequestSource {
  return { head: request, toRequest: () => request };
}

/** Decides about one request. `context` is what the source of the client receives. */
export type SourceGuard<Context extends readonly unknown[]> = (
  source: RequestSource,
  context: Context,
  waitUntil?: (work: Promise<unknown>) => void,
) => Promise<Guarded<AcceptsToken>>;

type HeadGuard = (
  source: RequestSource,
  waitUntil?: (work: Promise<unknown>) => void,
) => Promise<Guarded<AcceptsToken>>;

/** Creates the guard of an adapter. Throws a `ConfigError` for invalid options, also if the client is not known yet. */
export function createSourceGuard<Context extends readonly unknown[]>(
  clerk: ClerkSource<Context, AcceptsToken>,
  options: GuardOptions = {},
): SourceGuard<Context> {
  if (typeof clerk !== 'function') {
    const guard = createHeadGuard(clerk, options);
    return (source, _context, waitUntil) => guard(source, waitUntil);
  }
  const guardOf = lazyGuards(clerk, options);
  return async (source, context, waitUntil) => {
    const guard = await guardOf(...context);
    return guard(source, waitUntil);
  };
}

function createHeadGuard(client: GuardClient<AcceptsToken>, options: GuardOptions): HeadGuard {
  const guard = createGuard(client, options);
  return ({ head, toRequest }, waitUntil) => {
    // The guard and such a client read nothing but the head.
    const request = readsHeads(client.authenticateRequest) ? (head as Request) : toRequest();
    return guard(request, waitUntil && { waitUntil });
  };
}

type CreateClient<Context extends readonly unknown[]> = Exclude<
  ClerkSource<Context, AcceptsToken>,
  GuardClient<AcceptsToken>
>;

/** One guard for each client, as long as the client exists. */
function lazyGuards<Context extends readonly unknown[]>(clerk: CreateClient<Context>, options: GuardOptions) {
  const guards = new WeakMap<object, HeadGuard>();
  // Invalid options are reported when the adapter is created, and not with the first request.
  createGuard({ authenticateRequest: noClient }, options);
  return async (...context: Context): Promise<HeadGuard> => {
    const client = await clerk(...context);
    // `createGuard` reports anything but a client, which a map cannot have as a key.
    const known = typeof client === 'object' && client !== null ? guards.get(client) : undefined;
    const guard = known ?? createHeadGuard(client, options);
    guards.set(client, guard);
    return guard;
  };
}

function noClient(): never {
  throw new ConfigError('The function that returns the client was not called.');
}

/** The Frontend API behind an adapter. */
export interface ProxyRoute<Context extends readonly unknown[]> {
  /** Returns whether a request is for the Frontend API. */
  readonly matches: (request: RequestHead) => boolean;
  readonly handle: (request: Request, context: Context) => Promise<Response>;
}

/** Creates the route of the option `proxy`. Undefined without the option. */
export function createProxyRoute<Context extends readonly unknown[]>(
  options: FrontendApiProxyOptions<Context> | undefined,
): ProxyRoute<Context> | undefined {
  if (options === undefined) {
    return undefined;
  }
  const proxy = createFrontendApiProxy<Context>(options);
  return {
    matches: (request) => matchProxyPath(request, options.proxyUrl),
    handle: (request, context) => proxy(request, ...context),
  };
}
