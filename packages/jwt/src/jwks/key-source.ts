import { acceptAnySignal } from '@x/errors/internal';
import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { needGlobals } from '../failure/need-globals.ts';
import { JWK_FAILED_TO_RESOLVE, JWK_INVALID, JWK_LOCAL_MISSING, type Reason } from '../failure/reasons.ts';
import { publicKeyProblem } from '../key/public-key-problem.ts';
import { sharedKey } from '../key/shared-key.ts';
import type { FindKey } from '../key/verification-key.ts';
import { readNumber } from '../model/read-number.ts';
import type { JsonWebKey } from '../model/types.ts';
import { checkKeyOptions, checkKinds } from './check-key-options.ts';
import { createJwksCache, type JwksCache } from './jwks-cache.ts';
import { type JwksLocation, jwksLocation } from './jwks-location.ts';
import type { KeySourceOptions } from './key-source-options.ts';
import { type LoadJwksOptions, loadJwks } from './load-jwks.ts';
import { loadWithStore } from './load-with-store.ts';

const JWT_KEY_VARIABLE = 'CLERK_JWT_KEY';

// Literals: bundlers keep unused constants whose value is computed.
const HARD_AGE_IN_MS = 3_600_000;
const SOFT_AGE_IN_MS = 300_000;
const GRACE_IN_MS = 86_400_000;
const COOL_DOWN_IN_MS = 30_000;
const PATIENCE_IN_MS = 2_000;
const SHORT_WAIT_IN_MS = 500;
/** Reading a store and writing to it take at most one second each. */
const STORE_LIMIT_IN_MS = 2_000;
/** For what a busy process does between two timers. */
const SLACK_IN_MS = 500;
const DEFAULT_TIMEOUT_IN_MS = 5_000;
/** Half of the longest timer, because all requests of a load may take twice as long as one. */
const MAX_TIMEOUT_IN_MS = 1_073_741_823;

/** Where the keys of a verifier come from. */
export interface KeySource extends Pick<JwksCache, 'preload' | 'hydrate'> {
  readonly findKey: FindKey;
}

/**
 * Creates the key source that the options name: the `jwtKey` option, the environment, or a JWKS. Nothing else decides
 * where a key comes from. Throws a `ConfigError` for invalid options.
 */
export function createKeySource(
  options: KeySourceOptions,
  nowInMs: () => number = options.now ?? Date.now,
  apiHeaders?: JwksLocation['headers'],
): KeySource {
  checkKinds(options);
  checkKeyOptions(options);
  const localKey = localJwtKey(options);
  if (localKey !== undefined) {
    return options.jwtKey === undefined ? environmentSource(localKey) : localSource(localKey);
  }
  const location = jwksLocation(options, apiHeaders);
  return location ? remoteSource(location, options, nowInMs) : emptySource();
}

/** Returns the key that needs no network. */
export function localJwtKey({ jwtKey }: KeySourceOptions): string | JsonWebKey | undefined {
  if (jwtKey === null) {
    return undefined;
  }
  // The empty string is an invalid option, and does not stand for the environment.
  return jwtKey ?? (runtime.readEnvironment(JWT_KEY_VARIABLE) || undefined);
}

function localSource(localKey: string | JsonWebKey): KeySource {
  const key = sharedKey(localKey);
  return {
    findKey: () => key,
    preload: async () => ({ keys: [], loadedAtInMs: 0 }),
    hydrate: () => undefined,
  };
}

/** The environment is not an option: a key that cannot be used there is a result, with its reason. */
function environmentSource(localKey: string | JsonWebKey): KeySource {
  const problem = publicKeyProblem(localKey);
  const isBlank = typeof localKey === 'string' && localKey.trim() === '';
  return problem === undefined
    ? localSource(localKey)
    : failingSource(
        isBlank ? JWK_LOCAL_MISSING : JWK_INVALID,
        `The environment variable "${JWT_KEY_VARIABLE}" ${problem}`,
      );
}

function emptySource(): KeySource {
  return failingSource(
    JWK_FAILED_TO_RESOLVE,
    'There is no key to verify with: set jwtKey, secretKey, publishableKey or jwksUrl.',
  );
}

function failingSource(reason: Reason, message: string): KeySource {
  const fail = async () => {
    throw verificationError(reason, message);
  };
  return { findKey: fail, preload: fail, hydrate: () => undefined };
}

function remoteSource(location: JwksLocation, options: KeySourceOptions, nowInMs: () => number): KeySource {
  const {
    jwksStore: store,
    skipJwksCache,
    timeoutInMs = DEFAULT_TIMEOUT_IN_MS,
    jwksCacheTtlInMs = HARD_AGE_IN_MS,
    fetch = (input, init) => globalThis.fetch(input, init),
  } = options;
  const hardAgeInMs = skipJwksCache ? 0 : readNumber('jwksCacheTtlInMs', jwksCacheTtlInMs);
  const softAgeInMs = Math.min(SOFT_AGE_IN_MS, hardAgeInMs);
  const loadOptions = {
    fetch: acceptAnySignal(fetch, { isGiven: options.fetch !== undefined }),
    timeoutInMs: Math.min(readNumber('timeoutInMs', timeoutInMs), MAX_TIMEOUT_IN_MS),
    nowInMs,
    onLoad: options.onJwksLoad,
  } satisfies LoadJwksOptions;
  return createJwksCache({
    async load(request) {
      needGlobals('AbortController', 'TextDecoder', ...(options.fetch ? [] : ['fetch']));
      const load = () => loadJwks(location, loadOptions, request);
      return store ? loadWithStore(store, { ...request, load, nowInMs, freshForInMs: softAgeInMs }) : load();
    },
    nowInMs,
    softAgeInMs,
    hardAgeInMs,
    graceInMs: skipJwksCache ? 0 : GRACE_IN_MS,
    coolDownInMs: skipJwksCache ? 0 : COOL_DOWN_IN_MS,
    patienceInMs: Math.min(loadOptions.timeoutInMs, PATIENCE_IN_MS),
    shortWaitInMs: SHORT_WAIT_IN_MS,
    loadLimitInMs: loadOptions.timeoutInMs + (store ? STORE_LIMIT_IN_MS : 0) + SLACK_IN_MS,
  });
}
