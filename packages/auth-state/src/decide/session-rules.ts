// Pure
import { AuthErrorReason } from '../auth-error-reason.ts';
import type { Outcome, Rule, RuleTable } from './rule.ts';

const signedOut = (reason: AuthErrorReason): Outcome => ({ kind: 'signed-out', reason });

const RULES: readonly Rule[] = [
  {
    id: 'H1',
    doc: 'A bearer token of another class is no session.',
    when: { carrier: 'header', session: 'foreign' },
    outcome: signedOut(AuthErrorReason.TokenTypeMismatch),
  },
  {
    id: 'H2',
    doc: 'A bearer token is verified first.',
    when: { carrier: 'header', verified: '-' },
    outcome: { kind: 'run', effect: 'verify' },
  },
  {
    id: 'H3',
    doc: 'A bearer token that is good signs in.',
    when: { carrier: 'header', verified: 'ok' },
    outcome: { kind: 'signed-in' },
  },
  {
    id: 'D2',
    doc: 'In development, cookies count only together with the development browser they belong to.',
    when: { carrier: 'cookie', instance: 'development', devBrowser: 'no' },
    outcome: signedOut(AuthErrorReason.DevBrowserMissing),
  },
  {
    id: 'C1',
    doc: 'No cookie says that anybody is signed in.',
    when: { carrier: 'cookie', clientUat: 'no', session: 'none' },
    outcome: signedOut(AuthErrorReason.SessionTokenAndUatMissing),
  },
  {
    id: 'C2',
    doc: 'A session token without the cookie of its client may be a left-over.',
    when: { carrier: 'cookie', clientUat: 'no' },
    outcome: signedOut(AuthErrorReason.SessionTokenWithoutClientUAT),
  },
  {
    id: 'C3',
    doc: 'The client signed in, and its session token is gone.',
    when: { carrier: 'cookie', session: 'none' },
    outcome: signedOut(AuthErrorReason.ClientUatWithoutSessionToken),
  },
  {
    id: 'C5',
    doc: 'A token of another class in the session cookie is no session.',
    when: { carrier: 'cookie', session: 'foreign' },
    outcome: signedOut(AuthErrorReason.TokenTypeMismatch),
  },
  {
    id: 'C6',
    doc: 'The client signed in or out after the session token was made.',
    when: { carrier: 'cookie', session: 'stale' },
    outcome: signedOut(AuthErrorReason.SessionTokenIatBeforeClientUat),
  },
  {
    id: 'C7',
    doc: 'A session cookie is verified first.',
    when: { carrier: 'cookie', verified: '-' },
    outcome: { kind: 'run', effect: 'verify' },
  },
  {
    id: 'C10',
    doc: 'A session cookie that is good signs in.',
    when: { carrier: 'cookie', verified: 'ok' },
    outcome: { kind: 'signed-in' },
  },
  {
    id: 'V5',
    doc: 'The token expired, and this request may not be repeated with a fresh one.',
    when: { verified: 'expired', method: 'other' },
    outcome: signedOut(AuthErrorReason.SessionTokenExpiredNonGet),
  },
  {
    id: 'V6',
    doc: 'The token expired.',
    when: { verified: 'expired' },
    outcome: signedOut(AuthErrorReason.SessionTokenExpiredNoRefreshCookie),
  },
  {
    id: 'V7',
    doc: 'The token is not valid yet: the clocks differ.',
    when: { verified: 'not-yet' },
    outcome: signedOut(AuthErrorReason.SessionTokenNBF),
  },
  {
    id: 'V8',
    doc: 'The token is from the future: the clocks differ.',
    when: { verified: 'iat-future' },
    outcome: signedOut(AuthErrorReason.SessionTokenIatInTheFuture),
  },
];

/** How a request with a session token is decided. */
export const SESSION_RULES: RuleTable = {
  rules: RULES,
  otherwise: {
    id: 'V9',
    doc: 'The token could not be verified, for the reason of the error.',
    when: {},
    outcome: { kind: 'signed-out-by-error' },
  },
};
