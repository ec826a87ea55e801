import type { TokenVerificationError, TokenVerificationErrorReason } from '@x/errors';
import { type PendingSessionOptions, readPendingOptions } from '../auth-objects/auth-object-options.ts';
import {
  authObjectOf,
  type SignedInAuthObjectOptions,
  signedOutAuthObject,
} from '../auth-objects/session-auth-objects.ts';
import type { FinalVerdict, HandshakeVerdict, SignInVerdict, SignOutVerdict } from '../decide/decisions.ts';
import type { GateOutcome } from '../decide/handshake-gate.ts';
import type { Finding, VerifiedSession } from '../effects/effect.ts';
import { withCarrier } from '../facts/with-carrier.ts';
import type { AuthReason } from '../wire/auth-error-reason.ts';
import { createState } from './create-state.ts';
import type { KnownRequest } from './diagnosis.ts';
import type { RequestState } from './request-state.ts';
import { stateHeaders } from './state-headers.ts';

const TOKEN_TYPE = 'session_token';

/** The reason of a failure that nothing explains better. A port caused it. */
const UNEXPECTED: AuthReason = 'unexpected-error';

const LOOP_MESSAGE =
  'Another handshake would redirect the browser in a circle. Check that all keys belong to one instance, that the clock is right, and that the browser keeps cookies.';

/** The outcomes of the gate that redirect. */
const REDIRECTS: ReadonlySet<GateOutcome> = new Set(['redirect', 'clean']);

/** A state of a session is rendered from this evidence and the verdict. */
export interface SessionEvidence extends KnownRequest {
  readonly finding: Finding;
  /** Passed on to the auth object. */
  readonly createSessionToken: SignedInAuthObjectOptions['createSessionToken'];
}

/** Renders the state for a verdict. */
export function sessionState(verdict: FinalVerdict, evidence: SessionEvidence): RequestState {
  const { session } = evidence.finding;
  if (verdict.kind !== 'signed-in') {
    return signedOutState(verdict, evidence);
  }
  // Only effects that find a session lead to a row that signs in.
  return signedInState(verdict, session as VerifiedSession, evidence);
}

function signedInState(
  verdict: SignInVerdict,
  { token, claims }: VerifiedSession,
  evidence: SessionEvidence,
): RequestState {
  const { rule } = verdict;
  const { finding, createSessionToken } = evidence;
  const debugData = { status: 'signed-in', rule };
  return createState(
    {
      status: 'signed-in',
      rule,
      tokenType: TOKEN_TYPE,
      token,
      reason: null,
      message: null,
      isUnavailable: false,
      error: null,
      headers: stateHeaders(verdict, { reason: '', setCookies: finding.setCookies ?? [] }, evidence),
      // A new object for each call: a handler that changes its own must not change what `requireAuth` decides later.
      toAuth: (options?: PendingSessionOptions) =>
        authObjectOf(claims, { token, createSessionToken, debugData }, readPendingOptions(options)),
    },
    evidence,
  );
}

function signedOutState(verdict: SignOutVerdict | HandshakeVerdict, evidence: SessionEvidence): RequestState {
  const { rule } = verdict;
  const { finding, facts } = evidence;
  const isLoop = verdict.kind === 'handshake' && verdict.gate === 'loop';
  const isRedirected = verdict.kind === 'handshake' && REDIRECTS.has(verdict.gate);
  const status = isRedirected ? 'handshake' : 'signed-out';
  const cause = tokenErrorOf(verdict, evidence);
  const reason = reasonOf(verdict, finding, cause?.reason);
  const message = [cause?.getFullMessage(), finding.failure?.message, isLoop ? LOOP_MESSAGE : undefined]
    .filter(Boolean)
    .join(' ');
  const hasOutage = [facts.verified, facts.handshake, facts.refreshed].includes('unavailable');
  return createState(
    {
      status,
      rule,
      tokenType: TOKEN_TYPE,
      token: null,
      reason,
      message,
      isUnavailable: !isRedirected && (hasOutage || reason === UNEXPECTED),
      error: finding.failure ?? cause ?? null,
      headers: stateHeaders(verdict, { reason, setCookies: finding.setCookies ?? [] }, evidence),
      toAuth: (options?: PendingSessionOptions) => {
        readPendingOptions(options);
        return isRedirected ? null : signedOutAuthObject({ status, rule, reason, message });
      },
    },
    evidence,
  );
}

/** Returns why the token is not valid. A token that can't be decoded is never verified: its error is that of decoding. */
function tokenErrorOf(
  { reason }: SignOutVerdict | HandshakeVerdict,
  { finding, tokens }: SessionEvidence,
): TokenVerificationError | undefined {
  const decodingError = reason === null ? tokens.token?.jwt.error : undefined;
  return finding.error ?? (decodingError ? withCarrier(decodingError, tokens.carrier) : undefined);
}

function reasonOf(
  { reason }: SignOutVerdict | HandshakeVerdict,
  finding: Finding,
  tokenReason: TokenVerificationErrorReason | undefined,
): AuthReason {
  if (reason === 'refresh-error') {
    return finding.refreshFailedReason ?? UNEXPECTED;
  }
  if (reason === 'api-unavailable') {
    return finding.unavailable ?? reason;
  }
  return reason ?? tokenReason ?? UNEXPECTED;
}
