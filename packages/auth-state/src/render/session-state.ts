import type { ClerkError } from '@x/errors';
import { Cookies } from '../constants.ts';
import { decide } from '../decide/decide.ts';
import { HANDSHAKE_GATE } from '../decide/handshake-gate.ts';
import type { HandshakeTarget, SessionOutcome } from '../decide/session-rules.ts';
import type { Finding } from '../effects/finding.ts';
import { withCarrier } from '../effects/verify-session.ts';
import type { SessionTokenRequest } from '../ports.ts';
import { createState, type Decided } from './create-state.ts';
import type { AuthReason, RequestState, SignedOutState } from './request-state.ts';
import {
  type PendingSessionOptions,
  sessionAuthObject,
  signedOutAuthObject,
} from './session-auth-objects.ts';
import { endOfLoopHeaders, forgetCookies, handshakeHeaders, sessionHeaders } from './state-headers.ts';

type FinalOutcome = Exclude<SessionOutcome, readonly ['run', unknown]>;

const SESSION = 'session_token';

const LOOP_MESSAGE =
  'Redirects would go round in a circle: check that keys are of one instance, the clock is right and cookies kept.';

/** The state for an outcome of the session table that is not an effect. */
export function sessionState(outcome: FinalOutcome, finding: Finding, decided: Decided): RequestState {
  const { read } = decided;
  const state = stateOf(outcome, finding, decided);
  if (['signed-in', 'signed-out', 'unusable'].includes(read.facts.handshake)) {
    // It was used, and must not hide the one that comes next.
    forgetCookies(state.headers, [Cookies.Handshake, Cookies.HandshakeNonce], read);
  }
  return state;
}

function stateOf([kind, asked, target]: FinalOutcome, finding: Finding, decided: Decided): RequestState {
  const { rule, read } = decided;
  const { error, failure, refreshError, session } = finding;
  if (kind === 'signed-in' && session !== undefined) {
    const { token, claims } = session;
    const { createSessionToken: create } = read.ports;
    const createSessionToken =
      create && ((request: SessionTokenRequest) => create(request, read.settings.options));
    const toAuth = (options?: PendingSessionOptions) =>
      sessionAuthObject(
        claims,
        { token, createSessionToken, debugData: { status: 'signed-in', rule } },
        options,
      );
    const headers = sessionHeaders(finding, read);
    return createState(kind, SESSION, token, null, null, false, null, headers, toAuth, decided);
  }
  // A token that can't be taken apart is not verified: its error is the one of its decoding.
  const malformed = asked === null ? read.token?.jwt.error : undefined;
  const cause = error ?? (malformed && withCarrier(malformed, read.facts.carrier));
  const message = [cause?.getFullMessage(), failure?.message].filter(Boolean).join(' ');
  const told = failure ?? cause;
  if (kind === 'handshake' && asked) {
    // The row asks for the code of the refresh behind its reason.
    const reason = asked.endsWith('-') ? (`${asked}${refreshError}` as AuthReason) : asked;
    return handshake(reason, message, told, target, decided);
  }
  const reason = asked ?? cause?.reason ?? 'unexpected-error';
  return signedOut(reason, message, told, sessionHeaders(finding, read), decided);
}

function signedOut(
  reason: AuthReason,
  message: string,
  error: ClerkError | null | undefined,
  headers: Headers,
  decided: Decided,
): SignedOutState {
  const {
    rule,
    read: { facts },
  } = decided;
  // The last is of a port, wherever it was asked.
  const isUnavailable =
    reason === 'unexpected-error' ||
    [facts.verified, facts.handshake, facts.refreshed].includes('unavailable');
  const toAuth = () => signedOutAuthObject({ status: 'signed-out', rule, reason, message });
  return createState(
    'signed-out',
    SESSION,
    null,
    reason,
    message,
    isUnavailable,
    error,
    headers,
    toAuth,
    decided,
  );
}

function handshake(
  reason: AuthReason,
  message: string,
  error: ClerkError | null | undefined,
  target: HandshakeTarget | undefined,
  decided: Decided,
): RequestState {
  const { read } = decided;
  const [, , gate] = decide(HANDSHAKE_GATE, read.facts);
  if (gate === 'stay') {
    return signedOut(reason, message, error, new Headers(), decided);
  }
  if (gate === 'loop') {
    const explanation = `${message} ${LOOP_MESSAGE}`.trimStart();
    return signedOut(reason, explanation, error, endOfLoopHeaders(read), decided);
  }
  const headers = handshakeHeaders(target, reason, read);
  return createState('handshake', SESSION, null, reason, message, false, error, headers, () => null, decided);
}
