// Pure
import type { TokenVerificationErrorReason } from './token-verification-error-reason.ts';

/**
 * Decision 027: whose fault a failed verification is, and so what to respond: `token` 401, `configuration` 500 or 503, because no
 * token can be verified until the operator acts, and `outage` 503.
 */
export type TokenVerificationFault = 'token' | 'configuration' | 'outage';

/**
 * The fault of each reason. A reason that a visitor can cause with a forged token is the token's fault: an unknown key
 * id, for example, must not look like an outage.
 */
const FAULTS_BY_REASON: Readonly<Record<TokenVerificationErrorReason, TokenVerificationFault>> = {
  'token-expired': 'token',
  'token-invalid': 'token',
  'token-invalid-algorithm': 'token',
  'token-invalid-authorized-parties': 'token',
  'token-invalid-issuer': 'token',
  'token-invalid-signature': 'token',
  'token-not-active-yet': 'token',
  'token-iat-in-the-future': 'token',
  'token-too-large': 'token',
  'token-verification-failed': 'token',
  'jwk-kid-mismatch': 'token',
  'jwk-remote-missing': 'token',
  'secret-key-invalid': 'configuration',
  'jwk-invalid': 'configuration',
  'jwk-local-missing': 'configuration',
  'jwk-failed-to-resolve': 'configuration',
  'platform-incomplete': 'configuration',
  'jwk-remote-failed-to-load': 'outage',
  'jwk-remote-invalid': 'outage',
};

/** Returns the fault of a reason. Returns undefined for any other code. */
export function faultOf(code: string): TokenVerificationFault | undefined {
  // JavaScript callers can pass anything as the reason of an error.
  return typeof code === 'string' && Object.hasOwn(FAULTS_BY_REASON, code)
    ? FAULTS_BY_REASON[code as TokenVerificationErrorReason]
    : undefined;
}
