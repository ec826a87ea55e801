// Pure
import type { HANDSHAKE_GATE } from './handshake-gate.ts';
import type { HANDSHAKE_RETURN } from './handshake-return.ts';
import type { MACHINE_RULES } from './machine-rules.ts';
import type { SESSION_RULES } from './session-rules.ts';
import type { SUFFIX_RULES } from './suffix-rules.ts';
import type { TOKEN_CLASS_RULES } from './token-class-rules.ts';

/** The ids of a table's rows. */
type IdOf<Table extends ReadonlyArray<readonly [string, ...unknown[]]>> = Table[number][0];

/*
 * What each row is for. Apart from the rows, and imported by tests and the README's tables only, so that no bundle
 * holds it. A row without a line here, or a line without a row, does not compile.
 */

export const SESSION_RULE_DOCS: Readonly<Record<IdOf<typeof SESSION_RULES>, string>> = {
  H1: 'A bearer token of another class is no session.',
  H2: 'A bearer token is verified first.',
  H3: 'A bearer token that is good signs in, whatever the cookies say.',
  K1: 'What a handshake brought back is looked at before any other cookie.',
  K2: 'The handshake brought a session.',
  K3: 'The handshake brought the news that nobody is signed in.',
  K4: 'The API could not say what the handshake brought, and there is no session to fall back to.',
  S1: 'A satellite without cookies does not ask its primary, unless it is to.',
  S2: 'A satellite is told to ask its primary.',
  S3: 'A satellite in development is told to ask its primary, which it does at the sign-in page.',
  S4: 'A satellite without cookies asks its primary.',
  S5: 'A satellite in development without cookies asks its primary, at the sign-in page.',
  S6: 'A primary in development answers a satellite that waits.',
  D1: 'The browser brings its development token in the query, and has to keep it as a cookie.',
  D2: 'In development, cookies count only together with the development browser they belong to.',
  C1: 'No cookie says that anybody is signed in.',
  C2: 'A session token without the cookie of its client may be a left-over.',
  C3: 'The client signed in, and its session token is gone.',
  C4: 'The session cookie holds no token.',
  C5: 'A token of another class in the session cookie is no session.',
  C6: 'The client signed in or out after the session token was made.',
  C7: 'A session cookie is verified first.',
  C8: 'A visitor from a satellite may have signed in or out there.',
  C9: 'The path is one of another organization, which has to become the active one; where that is not possible, the next rule counts.',
  C10: 'A session cookie that is good signs in.',
  V2: 'The token expired, and the session may go on: a refresh tells.',
  V3: 'The refresh brought a fresh token.',
  V4: 'The refresh failed; the handshake may succeed.',
  V5: 'The token expired, and a request that is no GET is not refreshed.',
  V6: 'The token expired, and there is no cookie to refresh it by.',
  V7: 'The token is not valid yet: the clocks differ.',
  V8: 'The token is from the future: the clocks differ.',
  V10: 'The keys could not be had or a port failed, so that nobody knows whether the token is good.',
  V9: 'The token could not be verified, for the reason of the error.',
};

export const HANDSHAKE_GATE_DOCS: Readonly<Record<IdOf<typeof HANDSHAKE_GATE>, string>> = {
  G1: 'A form would lose what it sends.',
  G2: 'Only a page can be redirected; a script is answered as signed out.',
  G3: 'Without a publishable key nobody knows where to.',
  G4: 'The last handshake is not resolved yet: the next one would fail alike.',
  G5: 'The redirects go round in a circle, or could take more than five.',
  G7: 'The browser comes from a handshake, and keeps no cookie that would count the next one.',
  G6: 'The browser is sent to the handshake.',
};

export const HANDSHAKE_RETURN_DOCS: Readonly<Record<IdOf<typeof HANDSHAKE_RETURN>, string>> = {
  R1: 'What the handshake left is taken out of the URL, and the cookies count from there on.',
  R2: 'As R1: a satellite that was answered is sent to no handshake after this one.',
  R3: 'In production nothing is in the URL; a cookie would come back with the next request and lead to the next redirect; a browser without cookies would start anew; and after a second handshake in a row one more redirect could be one too many.',
};

export const SUFFIX_RULE_DOCS: Readonly<Record<IdOf<typeof SUFFIX_RULES>, string>> = {
  X1: 'The plain session is not one of the newer kind, which tells its issuer.',
  X2: 'The plain session is that of another instance on this domain.',
  X3: 'There are no cookies with the suffix.',
  X4: 'The plain session was issued later.',
  X5: 'The suffixed cookies say signed out, and the plain ones do not.',
  X6: 'In development, a suffixed session that expired yields to plain cookies that say signed out.',
  X7: 'A suffixed session without its client is a left-over.',
  X8: 'The cookies of this instance count.',
};

export const MACHINE_RULE_DOCS: Readonly<Record<IdOf<typeof MACHINE_RULES>, string>> = {
  M1: 'The token is of a type that is not listed.',
  M2: 'A machine proves itself in the header, and there is no token.',
  M3: 'The token is of another type than the one that is accepted.',
  M4: 'A machine token is verified first.',
  M5: 'A machine token that is good signs in.',
  M6: 'Keys or the API could not be had or a port failed, so that nobody knows whether the token is good.',
  M7: 'The machine token could not be verified, for the reason of the error.',
  M8: 'A session has to be decided about.',
};

export const TOKEN_CLASS_RULE_DOCS: Readonly<Record<IdOf<typeof TOKEN_CLASS_RULES>, string>> = {
  T1: 'Opaque M2M tokens begin so.',
  T2: 'Opaque OAuth access tokens begin so.',
  T3: 'API keys begin so.',
  T4: 'A JWT about a machine is an M2M token.',
  T5: 'The type in its header tells an OAuth access token (RFC 9068).',
  T6: 'Anything else has to be a session token.',
};
