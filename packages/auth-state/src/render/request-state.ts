import type { TokenVerificationErrorReason } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { AuthErrorReason } from '../auth-error-reason.ts';
import { constants } from '../constants.ts';
import type { EchoedOptions } from '../options.ts';
import type { Ports } from '../ports.ts';
import {
  type PendingSessionOptions,
  type SignedInAuthObject,
  type SignedOutAuthObject,
  sessionAuthObject,
  signedOutAuthObject,
} from './session-auth-objects.ts';

export type AuthReason = AuthErrorReason | TokenVerificationErrorReason;

interface CommonState {
  readonly tokenType: 'session_token';
  /** To be set on the response. */
  readonly headers: Headers;
  /** Id of the row of the decision table that fired. */
  readonly rule: string;
  readonly proxyUrl: string;
  readonly publishableKey: string;
  readonly isSatellite: boolean;
  readonly domain: string;
  readonly signInUrl: string;
  readonly signUpUrl: string;
  readonly afterSignInUrl: string;
  readonly afterSignUpUrl: string;
}

export interface SignedInState extends CommonState {
  readonly status: 'signed-in';
  readonly isSignedIn: true;
  readonly isAuthenticated: true;
  readonly reason: null;
  readonly message: null;
  readonly token: string;
  readonly toAuth: (options?: PendingSessionOptions) => SignedInAuthObject | SignedOutAuthObject;
}

export interface SignedOutState extends CommonState {
  readonly status: 'signed-out';
  readonly isSignedIn: false;
  readonly isAuthenticated: false;
  readonly reason: AuthReason;
  readonly message: string;
  readonly token: null;
  readonly toAuth: () => SignedOutAuthObject;
}

/** The answer has to be a redirect, whose target is in `headers`, after which the request comes back. */
export interface HandshakeState extends CommonState {
  readonly status: 'handshake';
  readonly isSignedIn: false;
  readonly isAuthenticated: false;
  readonly reason: AuthReason;
  readonly message: string;
  readonly token: null;
  readonly toAuth: () => null;
}

export type RequestState = SignedInState | SignedOutState | HandshakeState;

/** What a signed-in state is made of. */
export interface SignedInParts {
  readonly rule: string;
  readonly token: string;
  readonly claims: JwtPayload;
  readonly createSessionToken: Ports['createSessionToken'];
}

export function signedInState(options: EchoedOptions, parts: SignedInParts): SignedInState {
  const { rule, token, claims, createSessionToken } = parts;
  const authOptions = { token, createSessionToken, debugData: { status: 'signed-in', rule } };
  return {
    status: 'signed-in',
    isSignedIn: true,
    isAuthenticated: true,
    reason: null,
    message: null,
    token,
    ...common(options, rule),
    toAuth: (pendingOptions) => sessionAuthObject(claims, authOptions, pendingOptions),
  };
}

export function signedOutState(
  options: EchoedOptions,
  rule: string,
  reason: AuthReason,
  message: string,
): SignedOutState {
  const state = common(options, rule);
  state.headers.set(constants.Headers.AuthStatus, 'signed-out');
  state.headers.set(constants.Headers.AuthReason, reason);
  if (message !== '') {
    state.headers.set(constants.Headers.AuthMessage, toHeaderValue(message));
  }
  return {
    status: 'signed-out',
    isSignedIn: false,
    isAuthenticated: false,
    reason,
    message,
    token: null,
    ...state,
    toAuth: () => signedOutAuthObject({ status: 'signed-out', rule, reason, message }),
  };
}

function common(options: EchoedOptions, rule: string): CommonState {
  return {
    tokenType: 'session_token',
    headers: new Headers(),
    rule,
    proxyUrl: options.proxyUrl ?? '',
    publishableKey: options.publishableKey ?? '',
    isSatellite: options.isSatellite ?? false,
    domain: options.domain ?? '',
    signInUrl: options.signInUrl ?? '',
    signUpUrl: options.signUpUrl ?? '',
    afterSignInUrl: options.afterSignInUrl ?? '',
    afterSignUpUrl: options.afterSignUpUrl ?? '',
  };
}

/** Messages quote parts of tokens, which may hold anything; a header takes visible ASCII (RFC 9110, section 5.5). */
function toHeaderValue(message: string): string {
  return message.replace(/[^\x20-\x7e]/g, '?');
}
