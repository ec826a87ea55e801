import type { JwtResult } from '@x/errors';
import { failure } from '../failure.ts';
import { createVerificationKey, type VerificationKey } from '../key/verification-key.ts';
import { JWK_KID_MISMATCH, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_MISSING } from '../reasons.ts';
import type { StoredJwks } from './parse-jwks.ts';
import { settleWithin } from './settle-within.ts';

export interface JwksCacheOptions {
  /** Gives a set that has this key id, if it can. Never rejects. */
  readonly load: (kid: string | undefined) => Promise<JwtResult<StoredJwks>>;
  readonly nowInMs: () => number;
  /** Older keys are served and reloaded behind the answer. */
  readonly softAgeInMs: number;
  /** Older keys are reloaded before the answer. */
  readonly hardAgeInMs: number;
  /** Beyond the hard age, for how long keys are served while they cannot be loaded. */
  readonly graceInMs: number;
  /** At most one load in this time for key ids that are unknown, and while loads fail. */
  readonly coolDownInMs: number;
  /** For how long one waits for the load of another, who may be gone, before loading oneself. */
  readonly patienceInMs: number;
}

/** The keys of one JWKS. Concurrent loads are one, and a key is imported once. */
export interface JwksCache {
  find(kid: string | undefined): Promise<JwtResult<VerificationKey>>;
  /** Loads the keys ahead of the first token. */
  preload(): Promise<JwtResult<StoredJwks>>;
  /** Takes over a set that was loaded elsewhere, unless a newer one is here. */
  hydrate(jwks: StoredJwks): void;
}

type Keys = ReadonlyMap<string, VerificationKey>;
type Loaded = JwtResult<StoredJwks>;
type Flight = { readonly promise: Promise<Loaded>; readonly startedAtInMs: number };

export function createJwksCache(options: JwksCacheOptions): JwksCache {
  const { nowInMs, softAgeInMs, hardAgeInMs, graceInMs, coolDownInMs, patienceInMs } = options;
  let keys: Keys | undefined;
  let loadedAtInMs = Number.NEGATIVE_INFINITY;
  let flight: Flight | undefined;
  let lastAttemptAtInMs = Number.NEGATIVE_INFINITY;
  let didLastAttemptFail = false;
  let last: Promise<Loaded> | undefined;

  function hydrate(jwks: StoredJwks): void {
    const isClockSetBack = loadedAtInMs > nowInMs();
    if (jwks.loadedAtInMs >= loadedAtInMs || isClockSetBack) {
      keys = keysOf(jwks, keys);
      loadedAtInMs = Math.min(jwks.loadedAtInMs, nowInMs());
    }
  }

  async function load(kid: string | undefined): Promise<Loaded> {
    try {
      const loaded = await options.load(kid);
      if (loaded.error === null) {
        hydrate(loaded.result);
      }
      // A set that is old already came from a store, while the API could not be reached.
      didLastAttemptFail = loaded.error !== null || nowInMs() - loaded.result.loadedAtInMs >= softAgeInMs;
      return loaded;
    } catch (cause) {
      didLastAttemptFail = true;
      return failure(JWK_REMOTE_FAILED_TO_LOAD, 'The JWKS could not be read.', cause);
    }
  }

  function takeOff(kid: string | undefined): Promise<Loaded> {
    lastAttemptAtInMs = nowInMs();
    const promise = load(kid).finally(() => {
      last = promise;
      flight = flight?.promise === promise ? undefined : flight;
    });
    flight = { promise, startedAtInMs: lastAttemptAtInMs };
    return promise;
  }

  /** On Workers, a load ends with the request that started it, and its promise never settles. */
  function reload(kid?: string): Promise<Loaded> {
    const joined = flight;
    if (joined === undefined || isOver(joined.startedAtInMs, patienceInMs)) {
      return takeOff(kid);
    }
    const before = last;
    return settleWithin(joined.promise, patienceInMs, () => {
      flight = flight === joined ? undefined : flight;
      // Another one may have loaded in the meantime.
      return last !== undefined && last !== before ? last : reload(kid);
    });
  }

  /** Whether so much time has passed since then. When the clock was set back, it has. */
  const isOver = (sinceInMs: number, durationInMs: number) => {
    const elapsedInMs = nowInMs() - sinceInMs;
    return elapsedInMs < 0 || elapsedInMs >= durationInMs;
  };
  const isCoolingDown = () => flight === undefined && !isOver(lastAttemptAtInMs, coolDownInMs);

  return {
    hydrate,
    preload: () => reload(),
    async find(kid) {
      if (kid === undefined) {
        return failure(JWK_REMOTE_MISSING, 'The token names no key (kid) to look for in the JWKS.');
      }
      const known = keys?.get(kid);
      const isFresh = !isOver(loadedAtInMs, hardAgeInMs);
      const isServable = nowInMs() - loadedAtInMs < hardAgeInMs + graceInMs;
      const isReloadDue = isOver(loadedAtInMs, softAgeInMs) && !(didLastAttemptFail && isCoolingDown());
      if (known !== undefined && (isFresh || (!isReloadDue && isServable))) {
        // Behind the answer: nobody waits, so there is no hurry to replace a load that hangs.
        if (isReloadDue && (flight === undefined || isOver(flight.startedAtInMs, coolDownInMs))) {
          void takeOff(undefined);
        }
        return { result: known, error: null };
      }
      if (known === undefined && keys !== undefined && isCoolingDown()) {
        return unknownKey();
      }
      const reloaded = await reload(kid);
      if (reloaded.error !== null) {
        const isRefused = reloaded.error.reason === 'secret-key-invalid';
        return known !== undefined && isServable && !isRefused ? { result: known, error: null } : reloaded;
      }
      const key = keys?.get(kid);
      return key === undefined ? unknownKey() : { result: key, error: null };
    },
  };
}

/** Keys that have not changed are taken over, with what was imported of them. */
function keysOf(jwks: StoredJwks, known: Keys | undefined): Keys {
  const keys = new Map<string, VerificationKey>();
  for (const jwk of jwks.keys) {
    const { kid = '' } = jwk;
    const key = known?.get(kid);
    const text = JSON.stringify(jwk);
    if (!keys.has(kid)) {
      keys.set(kid, key?.id === text ? key : createVerificationKey(jwk, text));
    }
  }
  return keys;
}

/** The ids of the keys are not told: they may be those of other tenants. */
function unknownKey(): JwtResult<VerificationKey> {
  return failure(JWK_KID_MISMATCH, 'The key id (kid) of the token is not among the keys of this instance.');
}
