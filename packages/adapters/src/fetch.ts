import type { AcceptsToken, AuthObjectFor, RequestStateFor } from '@x/auth-state';
import {
  type AdapterOptions,
  type ClerkSource,
  createProxyHandler,
  createSourceGuard,
} from './core/create-source-guard.ts';

export type { AdapterOptions, ClerkSource } from './core/create-source-guard.ts';

/** What a handler knows of the visitor. */
export interface AuthContext<Accepts extends AcceptsToken> {
  readonly auth: AuthObjectFor<Accepts>;
  readonly state: RequestStateFor<Accepts>;
}

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
  handler: (request: Request, context: AuthContext<Accepts>, ...rest: Rest) => Response | Promise<Response>,
  options: AdapterOptions<Accepts> = {},
): (request: Request, ...rest: Rest) => Promise<Response> {
  const { proxy, ...guardOptions } = options;
  // The guard reads any client in the same way.
  const guard = createSourceGuard(clerk as ClerkSource<[Request, ...Rest], AcceptsToken>, guardOptions);
  const proxyHandler = createProxyHandler(proxy);
  return async (request, ...rest) => {
    const proxied = proxyHandler(request);
    if (proxied) {
      return proxied();
    }
    const { response, auth, state, finish } = await guard(request, [request, ...rest], waitUntilOf(rest));
    if (response !== null) {
      return response;
    }
    // The state of the client has the types that the options accept.
    return finish(await handler(request, { auth, state } as AuthContext<Accepts>, ...rest));
  };
}

/** The execution context of a Worker keeps it alive for work behind the answer. */
function waitUntilOf(rest: readonly unknown[]): ((work: Promise<unknown>) => void) | undefined {
  const context = rest.find(hasWaitUntil);
  return context && ((work) => context.waitUntil(work));
}

function hasWaitUntil(value: unknown): value is { waitUntil: (work: Promise<unknown>) => void } {
  return typeof Object(value).waitUntil === 'function';
}
