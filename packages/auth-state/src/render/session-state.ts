import { Cookies } from '../constants.ts';
import { decide } from '../decide/decide.ts';
import { HANDSHAKE_GATE } from '../decide/handshake-gate.ts';
import type { HandshakeTarget, SessionOutcome } from '../decide/session-rules.ts';
import type { Finding } from '../effects/finding.ts';
import { withCarrier } from '../effects/verify-session.ts';
import type { Ports } from '../ports.ts';
import { type Decided, nobodyFields, signedInFields } from './common-state.ts';
import type {
  AuthReason,
  HandshakeState,
  RequestState,
  SignedInState,
  SignedOutState,
} from './request-state.ts';
import { sessionAuthObject, signedOutAuthObject } from './session-auth-objects.ts';
import { endOfLoopHeaders, forgetCookies, handshakeHeaders, sessionHeaders } from './state-headers.ts';

type FinalOutcome = Exclude<SessionOutcome, readonly ['run', unknown]>;

const LOOP_MESSAGE =
  'The browser was sent to a handshake several times in a row and came back without a session. Check that publishableKey and secretKey are of one instance, that the clock is right and that cookies are kept.';

/** The state for an outcome of the session table that is not an effect. */
export function sessionState(
  outcome: FinalOutcome,
  finding: Finding,
  decided: Decided,
  ports: Ports,
): RequestState {
  const { facts, read, settings } = decided;
  const state = stateOf(outcome, finding, decided, ports);
  if (facts.handshake !== '-' && facts.handshake !== 'none' && facts.handshake !== 'unavailable') {
    // It was used, and must not hide the one that comes next.
    forgetCookies(state.headers, [Cookies.Handshake, Cookies.HandshakeNonce], read, settings);
  }
  return state;
}

function stateOf(
  [kind, asked, target]: FinalOutcome,
  finding: Finding,
  decided: Decided,
  { createSessionToken }: Ports,
): RequestState {
  const { facts, read, settings } = decided;
  const { error, refreshError, session } = finding;
  if (kind === 'signed-in' && session !== undefined) {
    return signedIn(session, createSessionToken, sessionHeaders(facts, finding, read, settings), decided);
  }
  // A token that can't be taken apart is not verified: its error is the one of its decoding.
  const malformed = asked === null ? read.token?.jwt.error : undefined;
  const cause = error ?? (malformed && withCarrier(malformed, facts.carrier));
  const message = cause?.getFullMessage() ?? '';
  if (kind === 'handshake' && asked) {
    return handshake(
      asked.endsWith('-') ? (`${asked}${refreshError}` as AuthReason) : asked,
      message,
      target,
      decided,
    );
  }
  const reason = asked ?? cause?.reason ?? 'unexpected-error';
  return signedOut(reason, message, sessionHeaders(facts, finding, read, settings), decided);
}

function signedIn(
  { token, claims }: NonNullable<Finding['session']>,
  createSessionToken: Ports['createSessionToken'],
  headers: Headers,
  decided: Decided,
): SignedInState {
  const authOptions = { token, createSessionToken, debugData: { status: 'signed-in', rule: decided.rule } };
  return {
    ...signedInFields(token, headers, decided),
    tokenType: 'session_token',
    toAuth: (pendingOptions) => sessionAuthObject(claims, authOptions, pendingOptions),
  };
}

function signedOut(reason: AuthReason, message: string, headers: Headers, decided: Decided): SignedOutState {
  const { facts, rule } = decided;
  return {
    ...nobodyFields('signed-out', reason, message, headers, decided),
    isUnavailable: [facts.verified, facts.handshake, facts.refreshed].includes('unavailable'),
    tokenType: 'session_token',
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
    ...nobodyFields('handshake', reason, message, handshakeHeaders(target, reason, read, settings), decided),
    isUnavailable: false,
    tokenType: 'session_token',
    toAuth: () => null,
  };
}
