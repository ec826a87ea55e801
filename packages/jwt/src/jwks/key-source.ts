import type { JwtResult } from '@x/errors';
import * as runtime from '#runtime';
import { failure } from '../failure.ts';
import { createVerificationKey } from '../key/verification-key.ts';
import { JWK_FAILED_TO_RESOLVE } from '../reasons.ts';
import type { JsonWebKey } from '../types.ts';
import { readNumber } from '../verify/checks.ts';
import type { FindKey } from '../verify/verify-with-key.ts';
import { createJwksCache, type JwksCache } from './jwks-cache.ts';
import { type JwksLocation, jwksLocation } from './jwks-location.ts';
import type { KeySourceOptions } from './key-source-options.ts';
import { loadJwks } from './load-jwks.ts';
import { loadWithStore } from './load-with-store.ts';
import type { StoredJwks } from './parse-jwks.ts';

const JWT_KEY_VARIABLE = 'CLERK_JWT_KEY';

const DEFAULT_TTL_IN_MS = 3_600_000;
const DEFAULT_TIMEOUT_IN_MS = 5_000;
const SOFT_AGE_IN_MS = 300_000;
const GRACE_IN_MS = 86_400_000;
const COOL_DOWN_IN_MS = 30_000;
const PATIENCE_IN_MS = 2_000;
/** A timer takes no more, so the total is half of that. */
const MAX_TIMEOUT_IN_MS = 2 ** 30;

/** Where the keys of a verifier come from. */
export interface KeySource {
  readonly findKey: FindKey;
  preload(): Promise<JwtResult<StoredJwks>>;
  hydrate(jwks: StoredJwks): void;
}

/**
 * Where the key comes from is decided here and nowhere else: the `jwtKey` option, the environment, JWKS.
 * Throws a `ConfigError` for options that make no sense.
 */
export function createKeySource(options: KeySourceOptions, nowInMs: () => number = Date.now): KeySource {
  const localKey = localJwtKey(options);
  if (localKey !== undefined) {
    const key = createVerificationKey(localKey);
    const nothingToLoad: StoredJwks = { keys: [], loadedAtInMs: 0 };
    return sourceOf(async () => ({ result: key, error: null }), { result: nothingToLoad, error: null });
  }
  const location = jwksLocation(options);
  if (location === undefined) {
    const problem =
      'There is no key to verify with: neither jwtKey nor secretKey, publishableKey or jwksUrl.';
    const failed = failure(JWK_FAILED_TO_RESOLVE, problem);
    return sourceOf(async () => failure(JWK_FAILED_TO_RESOLVE, problem), failed);
  }
  const { find, ...cache } = remoteKeys(location, options, nowInMs);
  return { ...cache, findKey: ({ kid }) => find(kid) };
}

/** The key that is at hand without the network. */
export function localJwtKey({ jwtKey }: KeySourceOptions): string | JsonWebKey | undefined {
  return jwtKey === null ? undefined : jwtKey || runtime.readEnvironment(JWT_KEY_VARIABLE) || undefined;
}

/** A source that never loads anything. */
function sourceOf(findKey: FindKey, preloaded: JwtResult<StoredJwks>): KeySource {
  return { findKey, preload: async () => preloaded, hydrate: () => undefined };
}

function remoteKeys(location: JwksLocation, options: KeySourceOptions, nowInMs: () => number): JwksCache {
  const { jwksStore: store, skipJwksCache } = options;
  const timeoutInMs = Math.min(
    readNumber('timeoutInMs', options.timeoutInMs ?? DEFAULT_TIMEOUT_IN_MS),
    MAX_TIMEOUT_IN_MS,
  );
  const ttlInMs = readNumber('jwksCacheTtlInMs', options.jwksCacheTtlInMs ?? DEFAULT_TTL_IN_MS);
  const fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const totalTimeoutInMs = timeoutInMs * 2;
  const hardAgeInMs = skipJwksCache ? 0 : ttlInMs;
  const graceInMs = skipJwksCache ? 0 : GRACE_IN_MS;
  const softAgeInMs = Math.min(SOFT_AGE_IN_MS, hardAgeInMs);
  const load = () =>
    loadJwks(location, { fetch, timeoutInMs, totalTimeoutInMs, nowInMs, onLoad: options.onJwksLoad });
  const usableForInMs = hardAgeInMs + graceInMs;
  return createJwksCache({
    load: store
      ? (kid) => loadWithStore(kid, { store, load, nowInMs, freshForInMs: softAgeInMs, usableForInMs })
      : load,
    nowInMs,
    softAgeInMs,
    hardAgeInMs,
    graceInMs,
    coolDownInMs: skipJwksCache ? 0 : COOL_DOWN_IN_MS,
    patienceInMs: Math.min(timeoutInMs, PATIENCE_IN_MS),
  });
}
