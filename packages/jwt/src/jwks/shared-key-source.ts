import type { FindKey } from '../key/verification-key.ts';
import { createKeySource, localJwtKey } from './key-source.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** A process verifies the tokens of few instances. When there are more, the least recently used source is dropped. */
const MAX_SOURCES = 32;

/** A key source, and the values of the options that it was created for. */
interface SharedSource {
  readonly values: readonly unknown[];
  readonly findKey: FindKey;
}

/** Key sources by owner (store, hook or `fetch`), most recently used first: decision 004. */
let sourcesByOwner: WeakMap<object, SharedSource[]> | undefined;

/** Returns the keys for these options, the same ones for the same options with the same store, hook and `fetch`. */
export function sharedKeySource(options: KeySourceOptions): FindKey {
  sourcesByOwner ??= new WeakMap();
  const owner = ownerOf(options);
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

/** The last alternative is for runtimes without `fetch`, which can verify with a local key. */
function ownerOf({ jwksStore, onJwksLoad, fetch }: KeySourceOptions): object {
  return jwksStore ?? onJwksLoad ?? fetch ?? globalThis.fetch ?? sharedKeySource;
}

/** Returns everything that decides where a key comes from, including the secret key. */
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
