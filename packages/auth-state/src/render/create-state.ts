import type { ClerkError } from '@x/errors';
import type { PendingSessionOptions } from '../auth-objects/auth-object-options.ts';
import type { AuthReason } from '../wire/auth-error-reason.ts';
import { Headers as HeaderNames } from '../wire/constants.ts';
import type { TokenType } from '../wire/token-type.ts';
import { debugRequestState } from './debug-request-state.ts';
import { diagnose, type KnownRequest } from './diagnosis.ts';
import { frontendApiUrl } from './handshake-location.ts';
import type { AnyRequestState } from './request-state.ts';

/** The parts in which states differ. */
export interface StateParts {
  readonly status: AnyRequestState['status'];
  readonly rule: string;
  readonly tokenType: TokenType | null;
  readonly token: string | null;
  readonly reason: AuthReason | null;
  readonly message: string | null;
  readonly isUnavailable: boolean;
  readonly error: ClerkError | null;
  readonly headers: Headers;
  readonly toAuth: (options?: PendingSessionOptions) => unknown;
}

/** Logs and responses that serialise a state must not show its token. */
function toJSON(this: AnyRequestState) {
  return debugRequestState(this);
}

/**
 * Creates a state and adds its status, reason and message to its headers if it is not signed in. One literal without
 * spreading: a state is created for every request, and spreading takes as long as everything else here.
 */
export function createState<State extends AnyRequestState>(parts: StateParts, known: KnownRequest): State {
  const { status, reason, message, headers } = parts;
  const { echo } = known.settings;
  const isSignedIn = status === 'signed-in';
  if (reason) {
    headers.set(HeaderNames.AuthStatus, status);
    headers.set(HeaderNames.AuthReason, visibleAscii(reason));
  }
  if (message) {
    headers.set(HeaderNames.AuthMessage, visibleAscii(message));
  }
  const state = {
    status,
    isSignedIn,
    isAuthenticated: isSignedIn,
    isUnavailable: parts.isUnavailable,
    reason,
    message,
    error: parts.error,
    tokenType: parts.tokenType,
    token: parts.token,
    headers,
    rule: parts.rule,
    toAuth: parts.toAuth,
    publicUrl: () => new URL(known.seen.url),
    diagnosis: () => diagnose(known),
    toJSON,
    proxyUrl: echo.proxyUrl.startsWith('/') ? frontendApiUrl(known) : echo.proxyUrl,
    publishableKey: echo.publishableKey,
    isSatellite: echo.isSatellite,
    domain: echo.domain,
    signInUrl: echo.signInUrl,
    signUpUrl: echo.signUpUrl,
    afterSignInUrl: echo.afterSignInUrl,
    afterSignUpUrl: echo.afterSignUpUrl,
  };
  // Callers pass parts that belong together: those of one kind of state.
  return state as unknown as State;
}

/** Messages can quote parts of tokens, which can hold anything. Headers take visible ASCII (RFC 9110, section 5.5). */
function visibleAscii(message: string): string {
  return message.replace(/[^\x20-\x7e]/g, '?');
}
