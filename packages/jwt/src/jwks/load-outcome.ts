// Pure
import type { TokenVerificationError } from '@x/errors';
import type { StoredJwks } from './parse-jwks.ts';

/** Why a load returned no key. */
export interface LoadFailure {
  readonly error: TokenVerificationError;
  /**
   * `outage`: no answer, or one that says nothing about the keys. `denial`: the API answers that it does not return keys.
   * `no-keys`: it returned a set, and no key of the set can verify.
   */
  readonly kind: 'outage' | 'denial' | 'no-keys';
}

/** The outcome of a load: a set, a failure, or both for a set without a key that can verify. */
export interface LoadOutcome {
  readonly jwks?: StoredJwks | undefined;
  readonly failure?: LoadFailure | undefined;
}

/** Statuses of the 4xx range that mean "not now" instead of "no" (RFC 9110, 15.5.9; RFC 8470; RFC 6585, section 4). */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Classifies an answer that is not a JWKS. Another 4xx is a decision of the API about this request, which no repetition
 * changes. Everything else, such as the page of a proxy, says nothing about the keys.
 */
export function failureKind(status: number): 'outage' | 'denial' {
  const isClientError = status >= 400 && status < 500;
  return isClientError && !TRANSIENT_STATUSES.has(status) ? 'denial' : 'outage';
}
