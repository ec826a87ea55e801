// Pure
import type { TokenVerificationErrorAction, TokenVerificationErrorReason } from '@x/errors';

/*
 * The action for each reason. TypeScript checks the strings against those of `@x/errors`. Each reason is a constant of
 * its own, because a bundler keeps a whole table for the sake of one entry.
 */

/** Why a token is rejected, and what the reader can do about it. */
export type Reason = readonly [reason: TokenVerificationErrorReason, action: TokenVerificationErrorAction];

const CONTACT_SUPPORT = 'Check the status of the API.';
const ENSURE_CLERK_JWT = 'Pass a session token.';
const ENSURE_CLOCK_SYNC = 'Synchronise the clock, or raise clockSkewInMs.';
const ENSURE_KEY_MATCHES_INSTANCE = 'Use the key of the instance that made the token.';
const REVIEW_TOKEN_OPTIONS = 'Compare the token with your options.';
const SET_CLERK_JWT_KEY = 'Set jwtKey or CLERK_JWT_KEY.';

export const TOKEN_INVALID: Reason = ['token-invalid', ENSURE_CLERK_JWT];
export const TOKEN_TOO_LARGE: Reason = ['token-too-large', ENSURE_CLERK_JWT];
export const TOKEN_INVALID_ALGORITHM: Reason = ['token-invalid-algorithm', REVIEW_TOKEN_OPTIONS];
export const TOKEN_INVALID_SIGNATURE: Reason = ['token-invalid-signature', ENSURE_KEY_MATCHES_INSTANCE];
export const TOKEN_VERIFICATION_FAILED: Reason = ['token-verification-failed', REVIEW_TOKEN_OPTIONS];
export const TOKEN_INVALID_ISSUER: Reason = ['token-invalid-issuer', REVIEW_TOKEN_OPTIONS];
export const TOKEN_INVALID_AUTHORIZED_PARTIES: Reason = [
  'token-invalid-authorized-parties',
  REVIEW_TOKEN_OPTIONS,
];
export const TOKEN_EXPIRED: Reason = ['token-expired', 'Get a fresh token, or sign in again.'];
export const TOKEN_NOT_ACTIVE_YET: Reason = ['token-not-active-yet', ENSURE_CLOCK_SYNC];
export const TOKEN_IAT_IN_THE_FUTURE: Reason = ['token-iat-in-the-future', ENSURE_CLOCK_SYNC];
export const JWK_INVALID: Reason = ['jwk-invalid', 'Pass a JWK or a PEM for the algorithm.'];
export const JWK_LOCAL_MISSING: Reason = ['jwk-local-missing', SET_CLERK_JWT_KEY];
export const JWK_FAILED_TO_RESOLVE: Reason = ['jwk-failed-to-resolve', SET_CLERK_JWT_KEY];
export const JWK_KID_MISMATCH: Reason = ['jwk-kid-mismatch', ENSURE_KEY_MATCHES_INSTANCE];
export const JWK_REMOTE_FAILED_TO_LOAD: Reason = ['jwk-remote-failed-to-load', CONTACT_SUPPORT];
export const JWK_REMOTE_INVALID: Reason = ['jwk-remote-invalid', CONTACT_SUPPORT];
export const JWK_REMOTE_MISSING: Reason = ['jwk-remote-missing', ENSURE_CLERK_JWT];
export const PLATFORM_INCOMPLETE: Reason = [
  'platform-incomplete',
  'Use a runtime or a test environment that has what is missing.',
];
export const INVALID_SECRET_KEY: Reason = ['secret-key-invalid', 'Set a valid secretKey.'];
