// Pure

/** Why a token was rejected. Each value is a literal type, so that a `switch` over `error.reason` is exhaustive. */
export const TokenVerificationErrorReason = {
  TokenExpired: 'token-expired',
  TokenInvalid: 'token-invalid',
  TokenInvalidAlgorithm: 'token-invalid-algorithm',
  TokenInvalidAuthorizedParties: 'token-invalid-authorized-parties',
  TokenInvalidIssuer: 'token-invalid-issuer',
  TokenInvalidSignature: 'token-invalid-signature',
  TokenNotActiveYet: 'token-not-active-yet',
  TokenIatInTheFuture: 'token-iat-in-the-future',
  TokenTooLarge: 'token-too-large',
  TokenVerificationFailed: 'token-verification-failed',
  InvalidSecretKey: 'secret-key-invalid',
  JWKInvalid: 'jwk-invalid',
  LocalJWKMissing: 'jwk-local-missing',
  RemoteJWKFailedToLoad: 'jwk-remote-failed-to-load',
  RemoteJWKInvalid: 'jwk-remote-invalid',
  RemoteJWKMissing: 'jwk-remote-missing',
  JWKFailedToResolve: 'jwk-failed-to-resolve',
  JWKKidMismatch: 'jwk-kid-mismatch',
  PlatformIncomplete: 'platform-incomplete',
} as const;

export type TokenVerificationErrorReason =
  (typeof TokenVerificationErrorReason)[keyof typeof TokenVerificationErrorReason];

/** What to do about an error: one short sentence for each case. */
export const TokenVerificationErrorAction = {
  ContactSupport: 'Check the status of the API.',
  EnsureClerkJWT: 'Pass a session token.',
  EnsureClockSync: 'Synchronise the clock, or raise clockSkewInMs.',
  EnsureKeyMatchesInstance: 'Use the key of the instance that made the token.',
  ReauthenticateUser: 'Get a fresh token, or sign in again.',
  ReviewTokenOptions: 'Compare the token with your options.',
  SetClerkJWTKey: 'Set jwtKey or CLERK_JWT_KEY.',
  UseCompletePlatform: 'Use a runtime or a test environment that has what is missing.',
  SetClerkSecretKey: 'Set a valid secretKey.',
  UseSupportedKey: 'Pass a JWK or a PEM for the algorithm.',
} as const;

export type TokenVerificationErrorAction =
  (typeof TokenVerificationErrorAction)[keyof typeof TokenVerificationErrorAction];

/** Codes of the Backend API that explain why a key could not be loaded. */
export const TokenVerificationErrorCode = {
  InvalidSecretKey: 'clerk_key_invalid',
} as const;

export type TokenVerificationErrorCode =
  (typeof TokenVerificationErrorCode)[keyof typeof TokenVerificationErrorCode];
