import type { JwtResult } from '@x/errors';
import { failure } from '../failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { JWK_KID_MISMATCH } from '../reasons.ts';
import type { JwksKeys } from './fetch-jwks.ts';

export interface JwksCacheOptions {
  readonly load: () => Promise<JwtResult<JwksKeys>>;
  readonly nowInMs: () => number;
  /** Older keys are served and reloaded behind the answer. */
  readonly softAgeInMs: number;
  /** Older keys are reloaded before the answer. */
  readonly hardAgeInMs: number;
  /** Beyond the hard age, for how long keys are served while they cannot be loaded. */
  readonly graceInMs: number;
  /** At most one load in this time for key ids that are unknown, and while loads fail. */
  readonly coolDownInMs: number;
  /** A load that takes longer is not waited for by newcomers. */
  readonly loadTimeoutInMs: number;
}

/** The keys of one JWKS. Concurrent loads are one. */
export interface JwksCache {
  find(kid: string | undefined): Promise<JwtResult<VerificationKey>>;
}

export function createJwksCache(options: JwksCacheOptions): JwksCache {
  const { nowInMs, softAgeInMs, hardAgeInMs, graceInMs, coolDownInMs, loadTimeoutInMs } = options;
  let loaded: { readonly keys: JwksKeys; readonly atInMs: number } | undefined;
  let flight: { readonly promise: Promise<JwtResult<JwksKeys>>; readonly atInMs: number } | undefined;
  let lastAttemptAtInMs = Number.NEGATIVE_INFINITY;
  let didLastAttemptFail = false;

  function reload(): Promise<JwtResult<JwksKeys>> {
    const atInMs = nowInMs();
    if (flight !== undefined && atInMs - flight.atInMs <= loadTimeoutInMs) {
      return flight.promise;
    }
    lastAttemptAtInMs = atInMs;
    const promise = options.load().then((result) => {
      didLastAttemptFail = result.error !== null;
      if (result.error === null) {
        loaded = { keys: result.result, atInMs: nowInMs() };
      }
      if (flight?.promise === promise) {
        flight = undefined;
      }
      return result;
    });
    flight = { promise, atInMs };
    return promise;
  }

  const isCoolingDown = () => flight === undefined && nowInMs() - lastAttemptAtInMs < coolDownInMs;

  return {
    async find(kid) {
      const ageInMs = loaded === undefined ? Number.POSITIVE_INFINITY : nowInMs() - loaded.atInMs;
      const known = loaded && keyOf(loaded.keys, kid);
      if (known === undefined) {
        if (loaded !== undefined && isCoolingDown()) {
          return unknownKey();
        }
      } else {
        const isReloadDue = ageInMs >= softAgeInMs && !(didLastAttemptFail && isCoolingDown());
        if (ageInMs < hardAgeInMs && isReloadDue) {
          void reload();
        }
        if (ageInMs < hardAgeInMs || (!isReloadDue && ageInMs < hardAgeInMs + graceInMs)) {
          return { result: known, error: null };
        }
      }
      const reloaded = await reload();
      if (reloaded.error !== null) {
        const isServable = known !== undefined && ageInMs < hardAgeInMs + graceInMs;
        return isServable ? { result: known, error: null } : reloaded;
      }
      const key = keyOf(reloaded.result, kid);
      return key === undefined ? unknownKey() : { result: key, error: null };
    },
  };
}

function keyOf(keys: JwksKeys, kid: string | undefined): VerificationKey | undefined {
  return kid === undefined ? undefined : keys.get(kid);
}

/** The ids of the keys are not told: they may be those of other tenants. */
function unknownKey(): JwtResult<VerificationKey> {
  return failure(JWK_KID_MISMATCH, 'The key id (kid) of the token is not among the keys of this instance.');
}
