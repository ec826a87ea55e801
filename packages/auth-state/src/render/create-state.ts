import type { ClerkError } from '@x/errors';
import type { ReadRequest } from '../facts/read-request.ts';
import type { TokenType } from '../wire/token-type.ts';
import { debugRequestState } from './debug-request-state.ts';
import { diagnose } from './diagnosis.ts';
import { frontendApiUrl } from './handshake-location.ts';
import type { AnyRequestState, AuthReason } from './request-state.ts';

/** What every state is made of. */
export interface Decided {
  readonly rule: string;
  readonly read: ReadRequest;
}

/** Whoever logs a state shall not log its token. */
function toJSON(this: AnyRequestState) {
  return debugRequestState(this);
}

/**
 * A state, which its headers tell as well when nobody is signed in. One literal: a state is made for every request, and
 * spreading would take as long as all the rest of it.
 */
export function createState<State extends AnyRequestState>(
  status: State['status'],
  tokenType: TokenType | null,
  token: string | null,
  reason: AuthReason | null,
  message: string | null,
  isUnavailable: boolean,
  error: ClerkError | null | undefined,
  headers: Headers,
  toAuth: () => unknown,
  { rule, read }: Decided,
): State {
  const { options } = read.settings;
  const { proxyUrl = '' } = options;
  const isSignedIn = status === 'signed-in';
  if (reason) {
    headers.set('x-clerk-auth-status', status);
    headers.set('x-clerk-auth-reason', reason);
  }
  if (message) {
    // Messages quote parts of tokens, which may hold anything; a header takes visible ASCII (RFC 9110, section 5.5).
    headers.set('x-clerk-auth-message', message.replace(/[^\x20-\x7e]/g, '?'));
  }
  const state = {
    status,
    isSignedIn,
    isAuthenticated: isSignedIn,
    isUnavailable,
    reason,
    message,
    error: error ?? null,
    tokenType,
    token,
    headers,
    rule,
    toAuth,
    diagnosis: () => diagnose(read),
    toJSON,
    proxyUrl: proxyUrl.startsWith('/') ? frontendApiUrl(read) : proxyUrl,
    publishableKey: options.publishableKey ?? '',
    isSatellite: options.isSatellite ?? false,
    domain: options.domain ?? '',
    signInUrl: options.signInUrl ?? '',
    signUpUrl: options.signUpUrl ?? '',
    afterSignInUrl: options.afterSignInUrl ?? '',
    afterSignUpUrl: options.afterSignUpUrl ?? '',
  };
  // The callers pass what belongs together: the parts of one kind of state.
  return state as unknown as State;
}
