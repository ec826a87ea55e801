import { createLruMap, type LruMap } from '@x/errors/internal';
import { textOfJwk } from '../key/shared-key.ts';
import { checkKinds } from './check-key-options.ts';
import type { JwksLocation } from './jwks-location.ts';
import { createKeySource, type KeySource, localJwtKey } from './key-source.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** 32 MiB for more than 5,000 sources. The least recently used ones are dropped. */
const MAX_BYTES = 33_554_432;

/** A source with the set of one instance. */
const BYTES_PER_SOURCE = 4_096;

/** The key sources of one owner, by the values of the options that they were created for. */
interface SourcesOfOwner {
  readonly byValues: LruMap<KeySource>;
  /** Found without creating a key, because most processes have one source. */
  latest: { readonly values: readonly unknown[]; readonly source: KeySource } | undefined;
}

/** Sources by their owner: the store, the hook, `fetch` or the clock. They are dropped with it. */
let sourcesByOwner: WeakMap<object, SourcesOfOwner> | undefined;

/** Returns the keys for these options, the same ones for the same options with the same store, hook, `fetch` and clock. */
export function sharedKeySource(options: KeySourceOptions, apiHeaders?: JwksLocation['headers']): KeySource {
  checkKinds(options);
  sourcesByOwner ??= new WeakMap();
  const owner = ownerOf(options);
  let sources = sourcesByOwner.get(owner);
  if (sources === undefined) {
    const limits = { maxBytes: MAX_BYTES, bytesPerValue: BYTES_PER_SOURCE };
    sources = { byValues: createLruMap(limits), latest: undefined };
    sourcesByOwner.set(owner, sources);
  }
  const values = [...valuesOf(options), apiHeaders && JSON.stringify(Object.entries(apiHeaders).sort())];
  const { latest, byValues } = sources;
  if (latest && values.every((value, index) => value === latest.values[index])) {
    return latest.source;
  }
  const key = JSON.stringify(values);
  const source = byValues.get(key) ?? createKeySource(options, options.now, apiHeaders);
  byValues.set(key, source);
  sources.latest = { values, source };
  return source;
}

/** True if the options have an owner of their own. */
export function hasOwnLoads({ jwksStore, onJwksLoad, fetch, now }: KeySourceOptions): boolean {
  return [jwksStore, onJwksLoad, fetch, now].some((own) => own !== undefined);
}

/** The last alternative is for runtimes without `fetch`, which can verify with a local key. */
function ownerOf({ jwksStore, onJwksLoad, fetch, now }: KeySourceOptions): object {
  return jwksStore ?? onJwksLoad ?? fetch ?? now ?? globalThis.fetch ?? sharedKeySource;
}

let ids: WeakMap<object, number> | undefined;
let idCount = 0;

/** Returns a number that no other object has. */
function idOf(object: object | undefined): number {
  if (object === undefined) {
    return 0;
  }
  ids ??= new WeakMap();
  let id = ids.get(object);
  if (id === undefined) {
    idCount += 1;
    id = idCount;
    ids.set(object, id);
  }
  return id;
}

/** Returns everything that decides where a key comes from, including the secret key. */
function valuesOf(options: KeySourceOptions): unknown[] {
  const key = localJwtKey(options);
  // A broken key of the environment is a result, and not a ConfigError. The text of a JWK is invalid.
  const isFromEnvironment = key !== undefined && options.jwtKey === undefined;
  return [
    isFromEnvironment,
    typeof key,
    typeof key === 'object' ? textOfJwk('jwtKey', key) : String(key),
    ...VALUE_OPTIONS.map((name) => options[name]),
    ...OWNER_OPTIONS.map((name) => idOf(options[name])),
  ];
}

const VALUE_OPTIONS = [
  'jwksUrl',
  'secretKey',
  'publishableKey',
  'proxyUrl',
  'apiUrl',
  'apiVersion',
  'jwksCacheTtlInMs',
  'skipJwksCache',
  'timeoutInMs',
] as const satisfies ReadonlyArray<keyof KeySourceOptions>;

const OWNER_OPTIONS = ['jwksStore', 'onJwksLoad', 'fetch', 'now'] as const satisfies ReadonlyArray<
  keyof KeySourceOptions
>;
