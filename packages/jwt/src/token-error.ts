// Pure
import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  type TokenVerificationErrorReason,
} from '@x/errors';

/** What to do about each reason, decided in this one place. */
const ACTIONS: Readonly<Record<TokenVerificationErrorReason, TokenVerificationErrorAction>> = {
  'token-expired': TokenVerificationErrorAction.ReauthenticateUser,
  'token-invalid': TokenVerificationErrorAction.EnsureClerkJWT,
  'token-invalid-algorithm': TokenVerificationErrorAction.EnsureClerkJWT,
  'token-invalid-authorized-parties': TokenVerificationErrorAction.ReviewTokenOptions,
  'token-invalid-issuer': TokenVerificationErrorAction.ReviewTokenOptions,
  'token-invalid-signature': TokenVerificationErrorAction.EnsureKeyMatchesInstance,
  'token-not-active-yet': TokenVerificationErrorAction.EnsureClockSync,
  'token-iat-in-the-future': TokenVerificationErrorAction.EnsureClockSync,
  'token-too-large': TokenVerificationErrorAction.EnsureClerkJWT,
  'token-verification-failed': TokenVerificationErrorAction.EnsureClerkJWT,
  'secret-key-invalid': TokenVerificationErrorAction.SetClerkSecretKey,
  'jwk-invalid': TokenVerificationErrorAction.UseSupportedKey,
  'jwk-local-missing': TokenVerificationErrorAction.SetClerkJWTKey,
  'jwk-remote-failed-to-load': TokenVerificationErrorAction.ContactSupport,
  'jwk-remote-invalid': TokenVerificationErrorAction.ContactSupport,
  'jwk-remote-missing': TokenVerificationErrorAction.ContactSupport,
  'jwk-failed-to-resolve': TokenVerificationErrorAction.SetClerkJWTKey,
  'jwk-kid-mismatch': TokenVerificationErrorAction.EnsureKeyMatchesInstance,
};

/** An error of which only the reason and the message need to be said. */
export function tokenError(
  reason: TokenVerificationErrorReason,
  message: string,
  cause?: unknown,
): TokenVerificationError {
  return new TokenVerificationError({ reason, message, action: ACTIONS[reason], cause });
}

/** The failed half of a `JwtResult`. */
export function failure(
  reason: TokenVerificationErrorReason,
  message: string,
  cause?: unknown,
): { result: null; error: TokenVerificationError } {
  return { result: null, error: tokenError(reason, message, cause) };
}

/** A value from outside as it may stand in a message: quoted, and at most 100 characters of it. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : `of type ${typeof value}`;
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
