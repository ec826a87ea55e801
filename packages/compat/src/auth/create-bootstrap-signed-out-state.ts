import { constants } from '@x/auth-state';
import { type BootstrapOptions, signedOutAuthObject } from './auth-objects.ts';
import type { UnauthenticatedState } from './states.ts';

/** Creates a signed-out state without a key and without a request, for an application that has no keys yet. */
export function createBootstrapSignedOutState({
  signInUrl = '',
  signUpUrl = '',
  isSatellite = false,
  domain = '',
  proxyUrl = '',
  reason = 'session-token-and-uat-missing',
  message = '',
  headers: given,
}: BootstrapOptions = {}): UnauthenticatedState {
  const headers = new Headers(given || {});
  headers.set(constants.Headers.AuthStatus, 'signed-out');
  if (reason) {
    headers.set(constants.Headers.AuthReason, reason);
  }
  if (message) {
    headers.set(constants.Headers.AuthMessage, String(message).replace(/[^\x20-\x7e\xa0-\xff]/g, '?'));
  }
  return {
    status: 'signed-out',
    reason,
    message,
    proxyUrl,
    publishableKey: '',
    isSatellite,
    domain,
    signInUrl,
    signUpUrl,
    afterSignInUrl: '',
    afterSignUpUrl: '',
    isSignedIn: false,
    isAuthenticated: false,
    tokenType: 'session_token',
    toAuth: () => signedOutAuthObject({ status: 'signed-out', reason, message }),
    headers,
    token: null,
  };
}
