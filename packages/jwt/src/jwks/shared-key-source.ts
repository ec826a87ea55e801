import type { FindKey } from '../verify/verify-with-key.ts';
import { createKeySource, localJwtKey } from './key-source.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** A process verifies the tokens of few instances; more than these evict the one unused for longest. */
const MAX_SOURCES = 32;

/** Keys that are looked for again and again, and the values of the options that they are for. */
interface SharedSource {
  readonly values: readonly unknown[];
  readonly findKey: FindKey;
}

/** By what they load with or tell. The one used last comes first. */
let sourcesByOwner: WeakMap<object, SharedSource[]> | undefined;

/** The keys for these options, the same ones for the same options, with the same store, hook and `fetch`. */
export function sharedKeySource(options: KeySourceOptions): FindKey {
  sourcesByOwner ??= new WeakMap();
  // A runtime without `fetch` verifies by keys at hand.
  const owner =
    options.jwksStore ?? options.onJwksLoad ?? options.fetch ?? globalThis.fetch ?? sharedKeySource;
  const sources = sourcesByOwner.get(owner) ?? [];
  const values = valuesOf(options);
  const known = sources.find((source) => values.every((value, index) => value === source.values[index]));
  const source = known ?? { values, findKey: createKeySource(options).findKey };
  if (source !== sources[0]) {
    const others = sources.filter((other) => other !== source);
    sourcesByOwner.set(owner, [source, ...others].slice(0, MAX_SOURCES));
  }
  return source.findKey;
}

/** All that says where a key comes from, the secret key included. Comparing texts costs less than joining them. */
function valuesOf(options: KeySourceOptions): unknown[] {
  const key = localJwtKey(options);
  return [
    typeof key === 'string' ? key : JSON.stringify([key]),
    ...SOURCE_OPTIONS.map((name) => options[name]),
  ];
}

const SOURCE_OPTIONS = [
  'jwksUrl',
  'secretKey',
  'publishableKey',
  'apiUrl',
  'apiVersion',
  'jwksCacheTtlInMs',
  'skipJwksCache',
  'timeoutInMs',
  'jwksStore',
  'onJwksLoad',
  'fetch',
] as const satisfies ReadonlyArray<keyof KeySourceOptions>;
