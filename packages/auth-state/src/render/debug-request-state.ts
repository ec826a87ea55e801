// Pure
import type { Diagnosis } from './diagnosis.ts';
import type { AnyRequestState } from './request-state.ts';

/** What of a state may be logged: how it was decided, and nothing that is secret. */
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
 * The diagnosis of a request state, safe to log: which row fired and by which facts, which cookies were seen (names
 * only), whose token it is, and how far the clocks differ.
 */
export function debugRequestState(state: AnyRequestState): RequestStateDebug {
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
