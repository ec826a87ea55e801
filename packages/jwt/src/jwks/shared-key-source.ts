import type { FindKey } from '../verify/verify-with-key.ts';
import { createKeySource, localJwtKey } from './key-source.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** A process verifies the tokens of few instances; more than these evict the one unused for longest. */
const MAX_SOURCES = 32;

/** By what they load with or tell, then by all that says where a key comes from, the secret key included. */
let sourcesByOwner: WeakMap<object, Map<string, FindKey>> | undefined;

/** The keys for these options, the same ones for the same options, with the same store, hook or `fetch`. */
export function sharedKeySource(options: KeySourceOptions): FindKey {
  sourcesByOwner ??= new WeakMap();
  // A runtime without `fetch` verifies by keys at hand.
  const owner =
    options.jwksStore ?? options.onJwksLoad ?? options.fetch ?? globalThis.fetch ?? sharedKeySource;
  let sources = sourcesByOwner.get(owner);
  if (sources === undefined) {
    sources = new Map();
    sourcesByOwner.set(owner, sources);
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
