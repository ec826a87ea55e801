// Pure

/** The reasons of a failed refresh, by the code of the failure. */
const LISTED_REASONS = {
  // What this package finds out itself.
  'expired-session-token-missing-sid-claim':
    'session-token-expired-refresh-expired-session-token-missing-sid-claim',
  'fetch-error': 'session-token-expired-refresh-fetch-error',
  'invalid-session-token': 'session-token-expired-refresh-invalid-session-token',
  'missing-api-client': 'session-token-expired-refresh-missing-api-client',
  'unexpected-bapi-error': 'session-token-expired-refresh-unexpected-bapi-error',
  'unexpected-error': 'session-token-expired-refresh-unexpected-error',
  'unexpected-sdk-error': 'session-token-expired-refresh-unexpected-sdk-error',
  // What the Backend API answers.
  authentication_invalid: 'session-token-expired-refresh-authentication_invalid',
  refresh_sid_mismatch: 'session-token-expired-refresh-refresh_sid_mismatch',
  refresh_token_not_found: 'session-token-expired-refresh-refresh_token_not_found',
  resource_not_found: 'session-token-expired-refresh-resource_not_found',
  session_revoked: 'session-token-expired-refresh-session_revoked',
  too_many_requests: 'session-token-expired-refresh-too_many_requests',
  user_banned: 'session-token-expired-refresh-user_banned',
} as const;

/** A reason that this package knows. */
export type ListedRefreshFailedReason = (typeof LISTED_REASONS)[keyof typeof LISTED_REASONS];

/** The reason for a code of the Backend API that is not listed. */
type UnlistedReason = `session-token-expired-refresh-${string}`;

/** Why a session whose token expired could not be refreshed. */
export type RefreshFailedReason = ListedRefreshFailedReason | UnlistedReason;

/**
 * Returns the reason for the code of a failed refresh. The Backend API has no complete list of its codes: a code that
 * is not listed here is shown behind the common prefix, so that logs keep it.
 */
export function refreshFailedReason(code: string): RefreshFailedReason {
  return isListed(code) ? LISTED_REASONS[code] : `session-token-expired-refresh-${code}`;
}

function isListed(code: string): code is keyof typeof LISTED_REASONS {
  return Object.hasOwn(LISTED_REASONS, code);
}
