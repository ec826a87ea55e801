// Pure
import { orConfigError, quote } from '@x/errors/internal';
import type { Diagnosis } from './diagnosis.ts';
import type { AnyRequestState } from './request-state.ts';

/** The parts of a state that are safe to log. */
export interface RequestStateDebug
  extends Pick<
      AnyRequestState,
      | 'status'
      | 'isSignedIn'
      | 'isAuthenticated'
      | 'isUnavailable'
      | 'reason'
      | 'message'
      | 'rule'
      | 'tokenType'
      | 'publishableKey'
      | 'proxyUrl'
      | 'domain'
      | 'isSatellite'
    >,
    Diagnosis {}

/**
 * Returns the diagnosis of a request state, safe to log: the row that matched, the facts, the names of the cookies, the
 * issuer of the token and its age.
 */
export function debugRequestState(state: AnyRequestState): RequestStateDebug {
  const message = `debugRequestState takes a request state, not ${quote(state)}.`;
  return orConfigError(message, () => diagnose(state));
}

/** Throws for a value that is not a state. */
function diagnose(state: AnyRequestState): RequestStateDebug {
  const { status, isSignedIn, isAuthenticated, isUnavailable, reason, message, rule, tokenType } = state;
  const { publishableKey, proxyUrl, domain, isSatellite } = state;
  return {
    status,
    isSignedIn,
    isAuthenticated,
    isUnavailable,
    reason,
    message,
    rule,
    tokenType,
    publishableKey,
    proxyUrl,
    domain,
    isSatellite,
    ...state.diagnosis(),
  };
}
