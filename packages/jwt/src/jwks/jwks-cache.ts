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
  /** For how long anybody waits for a load. */
  readonly loadTimeoutInMs: number;
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
type Flight = { readonly promise: Promise<JwtResult<StoredJwks>>; readonly startedAtInMs: number };

export function createJwksCache(options: JwksCacheOptions): JwksCache {
  const { nowInMs, softAgeInMs, hardAgeInMs, graceInMs, coolDownInMs, loadTimeoutInMs } = options;
  let keys: Keys | undefined;
  let loadedAtInMs = Number.NEGATIVE_INFINITY;
  let flight: Flight | undefined;
  let lastAttemptAtInMs = Number.NEGATIVE_INFINITY;
  let didLastAttemptFail = false;

  function hydrate(jwks: StoredJwks): void {
    if (jwks.loadedAtInMs >= loadedAtInMs) {
      keys = keysOf(jwks, keys);
      loadedAtInMs = Math.min(jwks.loadedAtInMs, nowInMs());
    }
  }

  function reload(kid?: string): Promise<JwtResult<StoredJwks>> {
    const startedAtInMs = nowInMs();
    if (flight === undefined || startedAtInMs - flight.startedAtInMs > loadTimeoutInMs) {
      lastAttemptAtInMs = startedAtInMs;
      const promise = options.load(kid).then((loaded) => {
        // A set that is old already came from a store, while the API could not be reached.
        didLastAttemptFail = loaded.error !== null || nowInMs() - loaded.result.loadedAtInMs >= softAgeInMs;
        if (loaded.error === null) {
          hydrate(loaded.result);
        }
        flight = flight?.promise === promise ? undefined : flight;
        return loaded;
      });
      flight = { promise, startedAtInMs };
    }
    // The one who started it may be gone, as on Workers when its request ends: nobody waits for ever.
    return settleWithin(flight.promise, loadTimeoutInMs, () =>
      failure(JWK_REMOTE_FAILED_TO_LOAD, `The keys were not there within ${loadTimeoutInMs} ms.`),
    );
  }

  const isCoolingDown = () => flight === undefined && nowInMs() - lastAttemptAtInMs < coolDownInMs;

  return {
    hydrate,
    preload: () => reload(),
    async find(kid) {
      if (kid === undefined) {
        return failure(JWK_REMOTE_MISSING, 'The token names no key (kid) to look for in the JWKS.');
      }
      const ageInMs = nowInMs() - loadedAtInMs;
      const known = keys?.get(kid);
      const isServable = known !== undefined && ageInMs < hardAgeInMs + graceInMs;
      const isReloadDue = ageInMs >= softAgeInMs && !(didLastAttemptFail && isCoolingDown());
      if (known !== undefined && (ageInMs < hardAgeInMs || (!isReloadDue && isServable))) {
        if (isReloadDue) {
          void reload();
        }
        return { result: known, error: null };
      }
      if (known === undefined && keys !== undefined && isCoolingDown()) {
        return unknownKey();
      }
      const reloaded = await reload(kid);
      if (reloaded.error !== null) {
        return isServable ? { result: known, error: null } : reloaded;
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
