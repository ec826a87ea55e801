import { decide } from '../decide/decide.ts';
import { HANDSHAKE_GATE } from '../decide/handshake-gate.ts';
import type { HandshakeTarget, SessionOutcome } from '../decide/session-rules.ts';
import type { Finding } from '../effects/finding.ts';
import { withCarrier } from '../effects/verify-session.ts';
import type { Facts } from '../facts/facts.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import type { Ports } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { diagnose } from './diagnosis.ts';
import { frontendApiUrl } from './handshake-location.ts';
import type {
  AuthReason,
  HandshakeState,
  RequestState,
  SignedInState,
  SignedOutState,
} from './request-state.ts';
import { sessionAuthObject, signedOutAuthObject } from './session-auth-objects.ts';
import { endOfLoopHeaders, handshakeHeaders, sessionHeaders } from './state-headers.ts';

/** What a state is made of. */
export interface Decided {
  readonly rule: string;
  readonly facts: Facts;
  readonly finding: Finding;
  readonly read: ReadRequest;
  readonly settings: Settings;
  readonly ports: Ports;
  readonly nowInMs: number;
}

type FinalOutcome = Exclude<SessionOutcome, readonly ['run', unknown]>;

/** The state for an outcome that is not an effect. */
export function renderState(outcome: FinalOutcome, decided: Decided): RequestState {
  const { facts, finding, read } = decided;
  const { error, refreshError, session } = finding;
  const malformed = read.token?.jwt.error;
  if (outcome[0] === 'signed-in' && session !== undefined) {
    return signedIn(session, decided);
  }
  // A token that can't be taken apart is not verified: its error is the one of its decoding.
  const cause =
    error ?? (outcome[1] === null && malformed ? withCarrier(malformed, facts.carrier) : undefined);
  const message = cause?.getFullMessage() ?? '';
  const reason: AuthReason = outcome[1] ?? cause?.reason ?? 'unexpected-error';
  if (outcome[0] !== 'handshake') {
    return signedOut(reason, message, headersOf(decided), decided);
  }
  const fullReason =
    outcome[1] === 'session-token-expired-refresh-' ? (`${outcome[1]}${refreshError}` as const) : reason;
  return handshake(fullReason, message, outcome[2], decided);
}

function signedIn({ token, claims }: NonNullable<Finding['session']>, decided: Decided): SignedInState {
  const { createSessionToken } = decided.ports;
  const authOptions = { token, createSessionToken, debugData: { status: 'signed-in', rule: decided.rule } };
  return {
    status: 'signed-in',
    isSignedIn: true,
    isAuthenticated: true,
    isUnavailable: false,
    reason: null,
    message: null,
    token,
    headers: headersOf(decided),
    ...common(decided),
    toAuth: (pendingOptions) => sessionAuthObject(claims, authOptions, pendingOptions),
  };
}

function signedOut(reason: AuthReason, message: string, headers: Headers, decided: Decided): SignedOutState {
  const { facts, rule } = decided;
  return {
    status: 'signed-out',
    isSignedIn: false,
    isAuthenticated: false,
    isUnavailable: [facts.verified, facts.handshake, facts.refreshed].includes('unavailable'),
    reason,
    message,
    token: null,
    headers: explain('signed-out', reason, message, headers),
    ...common(decided),
    toAuth: () => signedOutAuthObject({ status: 'signed-out', rule, reason, message }),
  };
}

function handshake(
  reason: AuthReason,
  message: string,
  target: HandshakeTarget | undefined,
  decided: Decided,
): HandshakeState | SignedOutState {
  const { facts, read, settings } = decided;
  const [, , gate] = decide(HANDSHAKE_GATE, facts);
  if (gate === 'stay') {
    return signedOut(reason, message, new Headers(), decided);
  }
  if (gate === 'loop') {
    return signedOut(
      reason,
      `${message} ${LOOP_MESSAGE}`.trimStart(),
      endOfLoopHeaders(read, settings),
      decided,
    );
  }
  return {
    status: 'handshake',
    isSignedIn: false,
    isAuthenticated: false,
    isUnavailable: false,
    reason,
    message,
    token: null,
    headers: explain('handshake', reason, message, handshakeHeaders(target, reason, read, settings)),
    ...common(decided),
    toAuth: () => null,
  };
}

const LOOP_MESSAGE =
  'The browser was sent to a handshake several times in a row and came back without a session. Check that publishableKey and secretKey are of one instance, that the clock is right and that cookies are kept.';

function headersOf({ facts, finding, read, settings }: Decided): Headers {
  return sessionHeaders(facts, finding, read, settings);
}

function explain(status: string, reason: string, message: string, headers: Headers): Headers {
  headers.set('x-clerk-auth-status', status);
  headers.set('x-clerk-auth-reason', reason);
  if (message !== '') {
    // Messages quote parts of tokens, which may hold anything; a header takes visible ASCII (RFC 9110, section 5.5).
    headers.set('x-clerk-auth-message', message.replace(/[^\x20-\x7e]/g, '?'));
  }
  return headers;
}

function common({ rule, facts, read, settings, nowInMs }: Decided) {
  const { options } = settings;
  const { proxyUrl = '' } = options;
  return {
    tokenType: 'session_token',
    rule,
    diagnosis: () => diagnose(facts, read, settings, nowInMs),
    proxyUrl: proxyUrl.startsWith('/') ? frontendApiUrl(settings, read.url) : proxyUrl,
    publishableKey: options.publishableKey ?? '',
    isSatellite: options.isSatellite ?? false,
    domain: options.domain ?? '',
    signInUrl: options.signInUrl ?? '',
    signUpUrl: options.signUpUrl ?? '',
    afterSignInUrl: options.afterSignInUrl ?? '',
    afterSignUpUrl: options.afterSignUpUrl ?? '',
  } as const;
}
