import { TokenVerificationError } from '@x/errors';
import { withTimeLimit } from '@x/errors/internal';
import { refusal } from '../failure.ts';
import { createVerificationKey, type VerificationKey } from '../key/verification-key.ts';
import { JWK_KID_MISMATCH, JWK_REMOTE_FAILED_TO_LOAD, JWK_REMOTE_MISSING } from '../reasons.ts';
import type { StoredJwks } from './parse-jwks.ts';

export interface JwksCacheOptions {
  /**
   * Gives a set that has this key id, if it can. `isAwaited` tells whether somebody waits for it. One that fails
   * may hydrate with an old set before. Rejects with a refusal.
   */
  readonly load: (
    kid: string | undefined,
    isAwaited: boolean,
    hydrate: (jwks: StoredJwks) => void,
  ) => Promise<StoredJwks>;
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
  /** Throws or rejects with a refusal. */
  findKey(kid: string | undefined): VerificationKey | Promise<VerificationKey>;
  /** Loads the keys ahead of the first token. Rejects with a refusal. */
  preload(): Promise<StoredJwks>;
  /** Takes over a set that was loaded elsewhere, unless a newer one is here. */
  hydrate(jwks: StoredJwks): void;
}

type Keys = Map<string | undefined, VerificationKey>;

/** While there are no keys at all, a failed load is repeated after this time at the earliest. */
const COLD_COOL_DOWN_IN_MS = 1_000;

export function createJwksCache(options: JwksCacheOptions): JwksCache {
  const { nowInMs, softAgeInMs, hardAgeInMs, graceInMs, coolDownInMs, patienceInMs } = options;
  let jwks: StoredJwks = { keys: [], loadedAtInMs: Number.NEGATIVE_INFINITY };
  let keys: Keys = new Map();
  let flight: Promise<void> | undefined;
  let flightCount = 0;
  let startedAtInMs = Number.NEGATIVE_INFINITY;
  /** What the last load failed with. */
  let failure: TokenVerificationError | undefined;

  /** When the clock was set back, any time has passed. */
  const elapsedInMs = (sinceInMs: number) => {
    const inMs = nowInMs() - sinceInMs;
    return inMs < 0 ? Number.POSITIVE_INFINITY : inMs;
  };

  function hydrate(other: StoredJwks): void {
    if (other.loadedAtInMs >= jwks.loadedAtInMs || jwks.loadedAtInMs > nowInMs()) {
      keys = keysOf(other, keys);
      jwks = { ...other, loadedAtInMs: Math.min(other.loadedAtInMs, nowInMs()) };
    }
  }

  async function load(kid: string | undefined, isAwaited: boolean): Promise<void> {
    const count = ++flightCount;
    startedAtInMs = nowInMs();
    try {
      hydrate(await options.load(kid, isAwaited, hydrate));
      failure = undefined;
    } catch (cause) {
      failure =
        cause instanceof TokenVerificationError
          ? cause
          : refusal(JWK_REMOTE_FAILED_TO_LOAD, 'The JWKS could not be read.', cause);
    }
    if (count === flightCount) {
      flight = undefined;
    }
  }

  /** Whether keys beyond the hard age are served, as no others can be had. */
  const isOldServed = () =>
    elapsedInMs(jwks.loadedAtInMs) < hardAgeInMs + graceInMs && failure?.reason !== 'secret-key-invalid';

  function takeOff(kid?: string, isAwaited = false): Promise<void> {
    flight = load(kid, isAwaited);
    return flight;
  }

  /** Loads, or waits for the load of another: not for ever, as on Workers one ends with its request, unsettled. */
  async function reload(kid?: string): Promise<void> {
    const [joined, count] = [flight, flightCount];
    if (!joined || elapsedInMs(startedAtInMs) >= patienceInMs) {
      return takeOff(kid, true);
    }
    await withTimeLimit(() => joined, {
      limitInMs: patienceInMs,
      onTimeLimit() {
        flight = flight === joined ? undefined : flight;
        // Another one may have loaded in the meantime.
        return flight || count === flightCount ? reload(kid) : undefined;
      },
    });
  }

  async function waitForKey(kid: string, isReloaded: boolean): Promise<VerificationKey> {
    if (isReloaded) {
      await reload(kid);
    }
    const key = keys.get(kid);
    if (key && (!failure || isOldServed())) {
      return key;
    }
    // The ids of the keys are not told: they may be those of other tenants.
    throw failure ?? refusal(JWK_KID_MISMATCH, 'This instance has no key of the id (kid) of the token.');
  }

  return {
    hydrate,
    async preload() {
      await reload();
      if (failure) {
        throw failure;
      }
      return jwks;
    },
    findKey(kid) {
      if (kid === undefined) {
        throw refusal(JWK_REMOTE_MISSING, 'The token names no key (kid) to look for in the JWKS.');
      }
      const known = keys.get(kid);
      const ageInMs = elapsedInMs(jwks.loadedAtInMs);
      const coolDown = keys.size > 0 ? coolDownInMs : Math.min(coolDownInMs, COLD_COOL_DOWN_IN_MS);
      const isCoolingDown = !flight && elapsedInMs(startedAtInMs) < coolDown;
      if (known && ageInMs < hardAgeInMs) {
        const isReloadDue = ageInMs >= softAgeInMs && !(isCoolingDown && failure);
        // Nobody waits, so there is no hurry to replace a load that hangs.
        if (isReloadDue && (!flight || elapsedInMs(startedAtInMs) >= coolDownInMs)) {
          void takeOff();
        }
        return known;
      }
      return waitForKey(kid, !isCoolingDown || Boolean(known && !failure));
    },
  };
}

/** Keys that have not changed are taken over, with what was imported of them. */
function keysOf(jwks: StoredJwks, known: Keys): Keys {
  const keys: Keys = new Map();
  for (const jwk of jwks.keys) {
    const text = JSON.stringify(jwk);
    const key = known.get(jwk.kid);
    if (!keys.has(jwk.kid)) {
      keys.set(jwk.kid, key?.id === text ? key : createVerificationKey(jwk, text));
    }
  }
  return keys;
}
