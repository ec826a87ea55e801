import type { FindKey } from '../verify/verify-with-key.ts';
import { createKeySource, localJwtKey } from './key-source.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** A process verifies the tokens of few instances; more than these evict the one unused for longest. */
const MAX_SOURCES = 32;

/** By the `fetch` they load with, then by all that says where a key comes from, the secret key included. */
let sourcesByFetch: WeakMap<typeof globalThis.fetch, Map<string, FindKey>> | undefined;

/** The keys for these options, the same ones for the same options. Who brings a store or a hook shares nothing. */
export function sharedKeySource(options: KeySourceOptions): FindKey {
  if (options.jwksStore !== undefined || options.onJwksLoad !== undefined) {
    return createKeySource(options).findKey;
  }
  sourcesByFetch ??= new WeakMap();
  const fetch = options.fetch ?? globalThis.fetch;
  let sources = sourcesByFetch.get(fetch);
  if (sources === undefined) {
    sources = new Map();
    sourcesByFetch.set(fetch, sources);
  }
  const id = sourceId(options);
  const source = sources.get(id) ?? createKeySource(options).findKey;
  sources.delete(id);
  sources.set(id, source); // the last in order is the one used last
  const [oldest] = sources.keys();
  if (sources.size > MAX_SOURCES && oldest !== undefined) {
    sources.delete(oldest);
  }
  return source;
}

function sourceId(options: KeySourceOptions): string {
  const { jwksUrl, secretKey, publishableKey, apiUrl, apiVersion } = options;
  const { jwksCacheTtlInMs, skipJwksCache, timeoutInMs } = options;
  return JSON.stringify([
    localJwtKey(options),
    [jwksUrl, secretKey, publishableKey, apiUrl, apiVersion],
    [jwksCacheTtlInMs, skipJwksCache, timeoutInMs],
  ]);
}
