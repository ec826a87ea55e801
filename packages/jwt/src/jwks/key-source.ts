import * as runtime from '#runtime';
import { refusal } from '../failure.ts';
import { createVerificationKey } from '../key/verification-key.ts';
import { JWK_FAILED_TO_RESOLVE } from '../reasons.ts';
import type { JsonWebKey } from '../types.ts';
import { readNumber } from '../verify/checks.ts';
import type { FindKey } from '../verify/verify-with-key.ts';
import { createJwksCache, type JwksCache } from './jwks-cache.ts';
import { type JwksLocation, jwksLocation } from './jwks-location.ts';
import type { KeySourceOptions } from './key-source-options.ts';
import { type LoadJwksOptions, loadJwks } from './load-jwks.ts';
import { loadWithStore } from './load-with-store.ts';

const JWT_KEY_VARIABLE = 'CLERK_JWT_KEY';

// Written out: bundlers keep what is reckoned, used or not.
const HARD_AGE_IN_MS = 3_600_000;
const SOFT_AGE_IN_MS = 300_000;
const GRACE_IN_MS = 86_400_000;
const COOL_DOWN_IN_MS = 30_000;
const PATIENCE_IN_MS = 2_000;
/** Half of what a timer takes: the total is twice as much. */
const MAX_TIMEOUT_IN_MS = 1_073_741_823;

/** Where the keys of a verifier come from. */
export interface KeySource extends Pick<JwksCache, 'preload' | 'hydrate'> {
  readonly findKey: FindKey;
}

/**
 * Where the key comes from is decided here and nowhere else: the `jwtKey` option, the environment, JWKS.
 * Throws a `ConfigError` for options that make no sense.
 */
export function createKeySource(options: KeySourceOptions, nowInMs: () => number = Date.now): KeySource {
  const localKey = localJwtKey(options);
  const location = localKey === undefined ? jwksLocation(options) : undefined;
  if (location) {
    return remoteKeys(location, options, nowInMs);
  }
  if (localKey === undefined) {
    const refuse = async () => {
      throw refusal(
        JWK_FAILED_TO_RESOLVE,
        'There is no key to verify with: neither jwtKey nor secretKey, publishableKey or jwksUrl.',
      );
    };
    return { findKey: refuse, preload: refuse, hydrate: () => undefined };
  }
  const key = createVerificationKey(localKey);
  return {
    findKey: () => key,
    preload: async () => ({ keys: [], loadedAtInMs: 0 }),
    hydrate: () => undefined,
  };
}

/** The key that is at hand without the network. */
export function localJwtKey({ jwtKey }: KeySourceOptions): string | JsonWebKey | undefined {
  return jwtKey === null ? undefined : jwtKey || runtime.readEnvironment(JWT_KEY_VARIABLE) || undefined;
}

function remoteKeys(location: JwksLocation, options: KeySourceOptions, nowInMs: () => number): JwksCache {
  const { jwksStore, skipJwksCache, timeoutInMs = 5_000, jwksCacheTtlInMs = HARD_AGE_IN_MS } = options;
  const hardAgeInMs = skipJwksCache ? 0 : readNumber('jwksCacheTtlInMs', jwksCacheTtlInMs);
  const softAgeInMs = Math.min(SOFT_AGE_IN_MS, hardAgeInMs);
  const loading = {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutInMs: Math.min(readNumber('timeoutInMs', timeoutInMs), MAX_TIMEOUT_IN_MS),
    nowInMs,
    onLoad: options.onJwksLoad,
  } satisfies LoadJwksOptions;
  return createJwksCache({
    load(kid, isAwaited, hydrate) {
      const load = () => loadJwks(location, loading, isAwaited);
      return jwksStore
        ? loadWithStore(jwksStore, kid, { load, nowInMs, freshForInMs: softAgeInMs, hydrate, isAwaited })
        : load();
    },
    nowInMs,
    softAgeInMs,
    hardAgeInMs,
    graceInMs: skipJwksCache ? 0 : GRACE_IN_MS,
    coolDownInMs: skipJwksCache ? 0 : COOL_DOWN_IN_MS,
    patienceInMs: Math.min(loading.timeoutInMs, PATIENCE_IN_MS),
  });
}
