import {
  type PendingSessionOptions,
  sessionAuthObject,
  signedOutAuthObject,
} from '../auth-objects/session-auth-objects.ts';
import { decide } from '../decide/decide.ts';
import { type GateOutcome, HANDSHAKE_GATE } from '../decide/handshake-gate.ts';
import type { HandshakeTarget, SessionOutcome } from '../decide/session-rules.ts';
import type { Finding } from '../effects/finding.ts';
import { withCarrier } from '../effects/verify-session.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import type { SessionTokenRequest } from '../ports/ports.ts';
import { Cookies } from '../wire/constants.ts';
import { createState, type Decided } from './create-state.ts';
import type { AuthReason, RequestState } from './request-state.ts';
import { endOfLoopHeaders, forgetCookies, handshakeHeaders, sessionHeaders } from './state-headers.ts';

type FinalOutcome = Exclude<SessionOutcome, readonly ['run', unknown]>;

const SESSION = 'session_token';
const UNEXPECTED = 'unexpected-error';

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
  const { facts } = read;
  // A token that can't be taken apart is not verified: its error is the one of its decoding.
  const malformed = asked === null ? read.token?.jwt.error : undefined;
  const cause = error ?? (malformed && withCarrier(malformed, facts.carrier));
  // A row that ends in a dash asks for the code of the refresh behind its reason.
  const reason = asked?.endsWith('-')
    ? (`${asked}${refreshError}` as AuthReason)
    : ((asked as AuthReason) ?? cause?.reason ?? UNEXPECTED);
  const gate = kind === 'handshake' ? decide(HANDSHAKE_GATE, facts)[2] : undefined;
  const headers = gate ? HEADERS[gate](read, target, reason) : sessionHeaders(finding, read);
  const message = [cause?.getFullMessage(), failure?.message, gate === 'loop' && LOOP_MESSAGE]
    .filter(Boolean)
    .join(' ');
  const isRedirected = gate === 'redirect';
  const status = isRedirected ? 'handshake' : 'signed-out';
  // What is not expected is of a port, wherever it was asked.
  const isUnavailable =
    !isRedirected &&
    (reason === UNEXPECTED || [facts.verified, facts.handshake, facts.refreshed].includes('unavailable'));
  const toAuth = () => (isRedirected ? null : signedOutAuthObject({ status, rule, reason, message }));
  const told = failure ?? cause;
  return createState(status, SESSION, null, reason, message, isUnavailable, told, headers, toAuth, decided);
}

/** The headers of an answer to who was to handshake, by what the gate says. */
const HEADERS: Readonly<
  Record<GateOutcome, (read: ReadRequest, target: HandshakeTarget | undefined, reason: string) => Headers>
> = {
  stay: () => new Headers(),
  loop: endOfLoopHeaders,
  redirect: handshakeHeaders,
};
