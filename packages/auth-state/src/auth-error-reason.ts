// Pure

/** Why a request is not signed in, where it is not a verification that failed. */
export const AuthErrorReason = {
  ClientUatWithoutSessionToken: 'client-uat-but-no-session-token',
  DevBrowserMissing: 'dev-browser-missing',
  SessionTokenAndUatMissing: 'session-token-and-uat-missing',
  SessionTokenExpiredNoRefreshCookie: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
  SessionTokenExpiredNonGet: 'session-token-expired-refresh-non-eligible-non-get',
  SessionTokenIatBeforeClientUat: 'session-token-iat-before-client-uat',
  SessionTokenIatInTheFuture: 'session-token-iat-in-the-future',
  SessionTokenNBF: 'session-token-nbf',
  SessionTokenWithoutClientUAT: 'session-token-but-no-client-uat',
  TokenTypeMismatch: 'token-type-mismatch',
  UnexpectedError: 'unexpected-error',
} as const;

export type AuthErrorReason = (typeof AuthErrorReason)[keyof typeof AuthErrorReason];
