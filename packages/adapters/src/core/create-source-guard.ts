import {
  type AcceptsToken,
  createGuard,
  type GuardClient,
  type Guarded,
  type GuardOptions,
} from '@x/auth-state';
import { type RequestHead, readsHeads } from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { createFrontendApiProxy, type FrontendApiProxyOptions, matchProxyPath } from '@x/proxy';

/**
 * The client of an adapter, or a function that returns it: where the keys come with the request, as in Workers, or where
 * each tenant has its own. The function is called for each request, so it returns one client for the same keys.
 */
export type ClerkSource<Context extends readonly unknown[], Bound extends AcceptsToken = 'session_token'> =
  | GuardClient<Bound>
  | ((...context: Context) => GuardClient<Bound> | Promise<GuardClient<Bound>>);

/** A request, or what a server has before it creates one. */
interface RequestSource {
  readonly head: RequestHead;
  /** Called only if a client that is not ours authenticates the request, which can read all of it. */
  readonly toRequest: () => Request;
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
  options: GuardOptions,
  owner: string,
): SourceGuard<Context> {
  if (typeof clerk === 'function') {
    const guardOf = lazyGuards(clerk, options, owner);
    return async (source, context, waitUntil) => {
      const guard = await guardOf(...context);
      return guard(source, waitUntil);
    };
  }
  checkClient(clerk, owner);
  const guard = createHeadGuard(clerk, options);
  return (source, _context, waitUntil) => guard(source, waitUntil);
}

/**
 * Throws a `ConfigError` if a value is neither a client nor a function. Adapters check it before their options: a
 * middleware that a program passes on in place of calling it gets a request as its client.
 */
export function checkClient(clerk: unknown, owner: string): void {
  if (typeof clerk !== 'function' && !isClient(clerk)) {
    throw new ConfigError(
      `${owner} takes a client, such as createClerkClient returns, or a function that returns it, not ${quote(clerk)}.`,
    );
  }
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
function lazyGuards<Context extends readonly unknown[]>(
  clerk: CreateClient<Context>,
  options: GuardOptions,
  owner: string,
) {
  const guards = new WeakMap<object, HeadGuard>();
  // Invalid options are reported when the adapter is created, and not with the first request.
  createGuard({ authenticateRequest: noClient }, options);
  return async (...context: Context): Promise<HeadGuard> => {
    const client = await clerk(...context);
    if (!isClient(client)) {
      throw new ConfigError(
        `The function that ${owner} takes must return a client, such as createClerkClient returns, not ${quote(client)}.`,
      );
    }
    const guard = guards.get(client) ?? createHeadGuard(client, options);
    guards.set(client, guard);
    return guard;
  };
}

function isClient(value: unknown): value is GuardClient<AcceptsToken> {
  return (
    typeof value === 'object' &&
    value !== null &&
    readArgument('The client', () => typeof Reflect.get(value, 'authenticateRequest') === 'function')
  );
}

/** The guard that only checks options never calls it. */
function noClient(): never {
  throw new TypeError('No client');
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
