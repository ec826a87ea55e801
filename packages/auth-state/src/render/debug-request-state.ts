// Pure
import type { RequestState } from './request-state.ts';

/** What of a state may be logged: how it was decided, and nothing that is secret. */
export type RequestStateDebug = Pick<
  RequestState,
  | 'status'
  | 'isSignedIn'
  | 'isAuthenticated'
  | 'reason'
  | 'message'
  | 'rule'
  | 'tokenType'
  | 'publishableKey'
  | 'proxyUrl'
  | 'domain'
  | 'isSatellite'
>;

/** The diagnosis of a request state, safe to log. */
export function debugRequestState(state: RequestState): RequestStateDebug {
  const { status, isSignedIn, isAuthenticated, reason, message, rule, tokenType } = state;
  const { publishableKey, proxyUrl, domain, isSatellite } = state;
  return {
    status,
    isSignedIn,
    isAuthenticated,
    reason,
    message,
    rule,
    tokenType,
    publishableKey,
    proxyUrl,
    domain,
    isSatellite,
  };
}
