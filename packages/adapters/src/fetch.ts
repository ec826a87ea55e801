import type { AcceptsToken } from '@x/auth-state';
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { type AdapterOptions, readAdapterOptions } from './core/adapter-options.ts';
import { checkRequest } from './core/check-request.ts';
import { createFetchGuard } from './core/create-fetch-guard.ts';
import type { ClerkSource } from './core/create-source-guard.ts';
import type { HandlerContext } from './core/handler-context.ts';

export type { AdapterOptions } from './core/adapter-options.ts';
export type { ClerkSource } from './core/create-source-guard.ts';
export type { HandlerContext } from './core/handler-context.ts';
export type * from './core/result-types.ts';

/**
 * Wraps a fetch handler, as Workers, Deno, Bun and SvelteKit have it. The arguments after the request, such as the
 * environment of a Worker, are passed to the handler and to a client that is a function.
 *
 * @example
 * ```ts
 * import { withAuth } from '@x/adapters/fetch';
 * import { createClerkClient } from '@x/backend';
 *
 * const clerk = createClerkClient({ secretKey: 'sk_test_1', publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k' });
 * const handle = withAuth(clerk, async (request, { auth }) => Response.json({ user: auth.userId }));
 * const response = await handle(new Request('https://app.example.com/'));
 * await response.json(); // => { user: null }
 * ```
 */
export function withAuth<
  Rest extends readonly unknown[],
  Bound extends AcceptsToken = 'session_token',
  const Accepts extends AcceptsToken = Bound,
>(
  clerk: ClerkSource<[Request, ...Rest], Bound>,
  handler: (
    request: Request,
    context: HandlerContext<Accepts>,
    ...rest: Rest
  ) => Response | Promise<Response>,
  options: AdapterOptions<Accepts, Rest> = {},
): (request: Request, ...rest: Rest) => Promise<Response> {
  if (typeof handler !== 'function') {
    throw new ConfigError(
      `withAuth takes a handler as its second argument: a function, not ${quote(handler)}.`,
    );
  }
  const guardOptions = readAdapterOptions<AdapterOptions<Accepts, Rest>>(options, {}, 'withAuth');
  // The guard reads any client in the same way.
  const guard = createFetchGuard(
    clerk as ClerkSource<[Request, ...Rest], AcceptsToken>,
    guardOptions,
    'withAuth',
  );
  return async (request, ...rest) => {
    checkRequest(request, 'The handler of withAuth');
    const waitUntil = waitUntilOf(rest);
    const result = await guard({ request, context: [request, ...rest], proxyContext: rest, waitUntil });
    if (result.response !== null) {
      return result.response;
    }
    const { auth, state, finish } = result;
    // The state of the client has the types that the options accept.
    const handled = await handler(request, { auth, state } as HandlerContext<Accepts>, ...rest);
    if (!readArgument('The response', () => typeof handled?.headers?.forEach === 'function')) {
      throw new ConfigError(`The handler of withAuth must return a Response, not ${quote(handled)}.`);
    }
    return finish(handled);
  };
}

/** The execution context of a Worker keeps it alive for work behind the answer. */
function waitUntilOf(rest: readonly unknown[]): ((work: Promise<unknown>) => void) | undefined {
  const context = rest.find(hasWaitUntil);
  return context && ((work) => context.waitUntil(work));
}

function hasWaitUntil(value: unknown): value is { waitUntil: (work: Promise<unknown>) => void } {
  return readArgument('The context', () => typeof Object(value).waitUntil === 'function');
}
