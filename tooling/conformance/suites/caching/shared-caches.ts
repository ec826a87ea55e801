import CachePolicy from 'http-cache-semantics';
import { Agent, type Dispatcher, interceptors, request } from 'undici';
import { type ProxiedRequest, readBody, type SharedCache, type StoredResponse } from './caching-proxy.ts';

/** The lifetime of responses that say nothing. */
const DEFAULT_TTL_IN_SECONDS = 3_600;

/** The shared cache of undici, which follows RFC 9111 and obeys Vary. */
export function createStandardCache(): SharedCache {
  const dispatcher = new Agent().compose(
    interceptors.cache({ type: 'shared', methods: ['GET', 'HEAD'], cacheByDefault: DEFAULT_TTL_IN_SECONDS }),
  );
  return {
    answer: (proxied) => send(proxied, dispatcher),
    close: () => dispatcher.close(),
  };
}

/**
 * A cache as content delivery networks have it, the less careful way: it ignores Vary, obeys CDN-Cache-Control first
 * (RFC 9213), and keeps every response that says nothing, whatever its status is.
 */
export function createCarelessCache(): SharedCache {
  const agent = new Agent();
  const stored = new Map<string, { policy: CachePolicy; response: StoredResponse }>();
  return {
    async answer(proxied) {
      const key = `${proxied.method} ${proxied.url}`;
      const hit = stored.get(key);
      if (hit?.policy.satisfiesWithoutRevalidation(proxied)) {
        return hit.response;
      }
      const response = await send(proxied, agent);
      const policy = new CachePolicy(proxied, carelessView(response), { shared: true });
      if (policy.storable() && policy.timeToLive() > 0) {
        stored.set(key, { policy, response });
      }
      return response;
    },
    close: () => agent.close(),
  };
}

/** A cache that stores nothing and counts the requests that pass. */
export function createCounter(): SharedCache & { readonly count: number } {
  const agent = new Agent();
  let count = 0;
  return {
    answer(proxied) {
      count += 1;
      return send(proxied, agent);
    },
    close: () => agent.close(),
    get count() {
      return count;
    },
  };
}

/** The response as the careless cache understands it. */
function carelessView({ status, headers }: StoredResponse): CachePolicy.HttpResponse {
  const { vary: _vary, 'cdn-cache-control': targeted, 'surrogate-control': surrogate, ...others } = headers;
  const control = targeted ?? surrogate ?? others['cache-control'];
  const hasLifetime = control !== undefined || others['expires'] !== undefined;
  return {
    // The policy keeps only some statuses without a lifetime of their own.
    status,
    headers: {
      ...others,
      'cache-control': hasLifetime ? control?.toString() : `public, max-age=${DEFAULT_TTL_IN_SECONDS}`,
    },
  };
}

async function send(
  { method, url, headers }: ProxiedRequest,
  dispatcher: Dispatcher,
): Promise<StoredResponse> {
  const response = await request(url, { method, headers, dispatcher });
  return { status: response.statusCode, headers: response.headers, body: await readBody(response.body) };
}
