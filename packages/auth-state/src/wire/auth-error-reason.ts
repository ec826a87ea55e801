// Pure
import type { TokenVerificationErrorReason } from '@x/errors';
import type { RefreshFailedReason } from './refresh-failed-reason.ts';

/** Why a request is not signed in, apart from the reasons of a failed verification or a failed refresh. */
export const AuthErrorReason = {
  ActiveOrganizationMismatch: 'active-organization-mismatch',
  ApiUnavailable: 'api-unavailable',
  ClientUATWithoutSessionToken: 'client-uat-but-no-session-token',
  DevBrowserMissing: 'dev-browser-missing',
  DevBrowserSync: 'dev-browser-sync',
  MissingTokenInHeader: 'No token in header',
  PrimaryDomainCrossOriginSync: 'primary-domain-cross-origin-sync',
  PrimaryRespondsToSyncing: 'primary-responds-to-syncing',
  SatelliteCookieNeedsSyncing: 'satellite-needs-syncing',
  SessionTokenAndUATMissing: 'session-token-and-uat-missing',
  SessionTokenExpiredNoRefreshCookie: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
  SessionTokenExpiredNonGet: 'session-token-expired-refresh-non-eligible-non-get',
  SessionTokenIATBeforeClientUAT: 'session-token-iat-before-client-uat',
  SessionTokenIatInTheFuture: 'session-token-iat-in-the-future',
  SessionTokenMissing: 'session-token-missing',
  SessionTokenNBF: 'session-token-nbf',
  SessionTokenWithoutClientUAT: 'session-token-but-no-client-uat',
  TokenTypeMismatch: 'token-type-mismatch',
  UnexpectedError: 'unexpected-error',
} as const;

export type AuthErrorReason = (typeof AuthErrorReason)[keyof typeof AuthErrorReason];

/** Every reason that a state can have. */
export type AuthReason = AuthErrorReason | RefreshFailedReason | TokenVerificationErrorReason;
