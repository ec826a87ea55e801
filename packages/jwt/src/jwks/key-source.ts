import * as runtime from '#runtime';
import { failure } from '../failure.ts';
import { createVerificationKey } from '../key/verification-key.ts';
import { JWK_FAILED_TO_RESOLVE } from '../reasons.ts';
import type { JsonWebKey } from '../types.ts';
import type { FindKey } from '../verify/verify-with-key.ts';
import { fetchJwks } from './fetch-jwks.ts';
import { createJwksCache } from './jwks-cache.ts';
import { type JwksLocation, jwksLocation } from './jwks-location.ts';
import type { KeySourceOptions } from './key-source-options.ts';

const JWT_KEY_VARIABLE = 'CLERK_JWT_KEY';

const DEFAULT_TTL_IN_MS = 3_600_000;
const DEFAULT_TIMEOUT_IN_MS = 5_000;
const SOFT_AGE_IN_MS = 300_000;
const GRACE_IN_MS = 86_400_000;
const COOL_DOWN_IN_MS = 30_000;

/**
 * Where the key comes from is decided here and nowhere else: the `jwtKey` option, the environment, JWKS.
 * Throws a `ConfigError` for options that make no sense.
 */
export function createKeySource(options: KeySourceOptions, nowInMs: () => number = Date.now): FindKey {
  const localKey = localJwtKey(options);
  if (localKey !== undefined) {
    const key = createVerificationKey(localKey);
    return async () => ({ result: key, error: null });
  }
  const location = jwksLocation(options);
  return location === undefined ? noKey : remoteKeys(location, options, nowInMs);
}

/** The key that is at hand without the network. */
export function localJwtKey({ jwtKey }: KeySourceOptions): string | JsonWebKey | undefined {
  return jwtKey === null ? undefined : jwtKey || runtime.readEnvironment(JWT_KEY_VARIABLE) || undefined;
}

const noKey: FindKey = async () =>
  failure(
    JWK_FAILED_TO_RESOLVE,
    'There is no key to verify with: neither a jwtKey nor a secretKey, publishableKey or jwksUrl.',
  );

function remoteKeys(location: JwksLocation, options: KeySourceOptions, nowInMs: () => number): FindKey {
  const timeoutInMs = options.timeoutInMs ?? DEFAULT_TIMEOUT_IN_MS;
  const fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const hardAgeInMs = options.skipJwksCache ? 0 : (options.jwksCacheTtlInMs ?? DEFAULT_TTL_IN_MS);
  const cache = createJwksCache({
    load: () => fetchJwks(location, { fetch, timeoutInMs }),
    nowInMs,
    softAgeInMs: Math.min(SOFT_AGE_IN_MS, hardAgeInMs),
    hardAgeInMs,
    graceInMs: GRACE_IN_MS,
    coolDownInMs: options.skipJwksCache ? 0 : COOL_DOWN_IN_MS,
    loadTimeoutInMs: timeoutInMs,
  });
  return ({ kid }) => cache.find(kid);
}
