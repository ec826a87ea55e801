import type { AcceptsToken, Guarded } from '@x/auth-state';
import type { AdapterOptions } from './adapter-options.ts';
import { type ClerkSource, createProxyRoute, createSourceGuard } from './create-source-guard.ts';

/** A request, and what the framework passes with it. */
interface FetchCall<Context extends readonly unknown[], ProxyContext extends readonly unknown[]> {
  readonly request: Request;
  /** What the source of the client receives. */
  readonly context: Context;
  /** What `clientAddress` of the proxy receives after the request. */
  readonly proxyContext: ProxyContext;
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/** The Frontend API answered. */
interface Proxied {
  readonly response: Response;
  readonly state?: undefined;
}

/** Creates what all adapters of web requests share: the proxy, and the guard. Throws a `ConfigError` for invalid options. */
export function createFetchGuard<Context extends readonly unknown[], ProxyContext extends readonly unknown[]>(
  clerk: ClerkSource<Context, AcceptsToken>,
  { proxy, ...options }: AdapterOptions<AcceptsToken, ProxyContext>,
  owner: string,
): (call: FetchCall<Context, ProxyContext>) => Promise<Proxied | Guarded<AcceptsToken>> {
  const guard = createSourceGuard(clerk, options, owner);
  const proxyRoute = createProxyRoute(proxy);
  return async ({ request, context, proxyContext, waitUntil }) => {
    if (proxyRoute?.matches(request)) {
      return { response: await proxyRoute.handle(request, proxyContext) };
    }
    // A web Request is its own head.
    return guard({ head: request, toRequest: () => request }, context, waitUntil);
  };
}
