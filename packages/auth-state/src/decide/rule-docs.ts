// Pure
import type { GUARD_RULES } from './guard-rules.ts';
import type { HANDSHAKE_GATE } from './handshake-gate.ts';
import type { HANDSHAKE_RETURN } from './handshake-return.ts';
import type { MACHINE_RULES } from './machine-rules.ts';
import type { SESSION_RULES } from './session-rules.ts';
import type { SUFFIX_RULES } from './suffix-rules.ts';
import type { TOKEN_CLASS_RULES } from './token-class-rules.ts';

/** The ids of a table's rows. */
type IdOf<Table extends ReadonlyArray<readonly [string, ...unknown[]]>> = Table[number][0];

/*
 * Explains each row. Only tests and what renders `docs/how-it-is-decided.md` import this file, so that bundles do not
 * include it. A row without a line here, or a line without a row, does not compile.
 */

export const SESSION_RULE_DOCS: Readonly<Record<IdOf<typeof SESSION_RULES>, string>> = {
  H1: 'A bearer token of another class is not a session token.',
  H2: 'A bearer token is verified first.',
  H3: 'A valid bearer token signs in, whatever the cookies say.',
  K1: 'The handshake is resolved before any other cookie counts.',
  K2: 'The handshake brought a session.',
  K3: 'The handshake says that no user is signed in.',
  K4: 'The API could not resolve the handshake, and there is no session to fall back to.',
  S1: 'A satellite without cookies does not send visitors to its primary, unless `satelliteAutoSync` is set.',
  S2: 'The query makes a satellite send the visitor to its primary.',
  S3: 'The query makes a satellite in development send the visitor to its primary: to the sign-in page.',
  S4: 'A satellite without cookies sends the visitor to its primary.',
  S5: 'A satellite in development without cookies sends the visitor to its primary: to the sign-in page.',
  S6: 'A primary in development answers a satellite that waits.',
  D1: 'The query brings the token of the development browser, which must become a cookie.',
  D2: 'In development, cookies count only together with the token of the development browser.',
  C1: 'No cookie says that a user is signed in.',
  C2: 'A session token without the cookie of its client may be left over.',
  C3: 'The client says that a user signed in, but the session token is missing.',
  C4: 'The session cookie does not hold a token.',
  C5: 'A token of another class in the session cookie is not a session token.',
  C6: 'The user signed in or out after the session token was issued.',
  C7: 'A session cookie is verified first.',
  C8: 'A visitor who comes from a satellite may have signed in or out there.',
  C9: 'The path belongs to another organization, which must become the active one. If a handshake is not possible, the next row counts.',
  C10: 'A valid session cookie signs in.',
  V2: 'The token expired, but the session may go on: a refresh finds out.',
  V3: 'The refresh brought a fresh token.',
  V4: 'The refresh failed, but a handshake may succeed.',
  V5: 'The token expired, and only GET requests are refreshed.',
  V6: 'The token expired, and there is no cookie to refresh it with.',
  V7: 'The token is not valid yet: the clocks differ.',
  V8: 'The token was issued in the future: the clocks differ.',
  V10: 'No token can be verified: the keys are not available, or a port failed.',
  V9: 'The token is not valid, for the reason of the error.',
};

export const HANDSHAKE_GATE_DOCS: Readonly<Record<IdOf<typeof HANDSHAKE_GATE>, string>> = {
  G1: 'A redirect would lose the body of a request such as a form.',
  G2: 'Only a page can be redirected. Other requests are answered as signed out.',
  G3: 'Without a publishable key the Frontend API is unknown.',
  G4: 'The last handshake is not resolved yet, and the next one would fail in the same way.',
  G8: 'Another tab may have brought the cookies in the meantime. The URL without a count is tried once.',
  G5: 'The redirects go round in a circle: one more handshake could take more than six.',
  G7: 'The browser comes from a handshake and keeps no cookies, so the next handshake could not be counted.',
  G6: 'The browser is redirected to the handshake.',
};

export const HANDSHAKE_RETURN_DOCS: Readonly<Record<IdOf<typeof HANDSHAKE_RETURN>, string>> = {
  R1: 'The browser keeps no cookies. A stranger can have made the link, so their cookies are not set.',
  R2: 'The parameters of the handshake are removed from the URL, and the cookies count from there on.',
  R3: 'A handshake that was not the first one left its count in the URL.',
  R4: 'The count of a satellite in production stays next to `__clerk_synced`, because another redirect is not worth it. The same applies to a request that is not for a page.',
  R5: 'The URL has no parameters to remove, and the redirects in a row are over.',
  R6: 'The visitor is known by now, and the count of a handshake is removed from the URL.',
  R7: 'The handshake could not be resolved, but the visitor is signed in without it: its parameters are removed from the URL.',
  R8: 'No page keeps a handshake in vain, a handshake that this browser did not start, or any other parameter that only a link brings.',
  R9: 'There is nothing to remove, or one more redirect could be too many.',
  R10: 'A redirect would lose the body of a request such as a form.',
  R11: 'A satellite that a handshake signed in does not need the answer of its primary any longer.',
  R12: 'A satellite that the session cookie signed in does not need the answer of its primary.',
  R13: 'A satellite that a refresh signed in does not need the answer of its primary.',
  R14: 'The handshake could not be resolved, but a refresh signed the visitor in: its parameters are removed from the URL.',
};

export const SUFFIX_RULE_DOCS: Readonly<Record<IdOf<typeof SUFFIX_RULES>, string>> = {
  X1: 'The plain session token has no issuer, so it is not from a version that sets suffixed cookies.',
  X2: 'The plain session belongs to another instance on this domain.',
  X3: 'There are no cookies with the suffix.',
  X4: 'The plain session token was issued later.',
  X5: 'The suffixed cookies say signed out, and the plain ones do not.',
  X6: 'In development, plain cookies that say signed out count before a suffixed session that expired.',
  X7: 'A suffixed session without the cookie of its client is left over.',
  X8: 'The cookies of this instance count.',
};

export const MACHINE_RULE_DOCS: Readonly<Record<IdOf<typeof MACHINE_RULES>, string>> = {
  M1: 'The type of the token is not in the list.',
  M2: 'Machine tokens are sent in the header, which is missing.',
  M3: 'The token has another type than the accepted one.',
  M4: 'A machine token is verified first.',
  M5: 'A valid machine token signs in.',
  M6: 'No token can be verified: the keys or the API are not available, or a port failed.',
  M7: 'The machine token is not valid, for the reason of the error.',
  M8: 'The session table decides.',
};

export const TOKEN_CLASS_RULE_DOCS: Readonly<Record<IdOf<typeof TOKEN_CLASS_RULES>, string>> = {
  T1: 'Opaque M2M tokens begin with this prefix.',
  T2: 'Opaque OAuth access tokens begin with this prefix.',
  T3: 'API keys begin with this prefix.',
  T4: 'A JWT whose subject is a machine is an M2M token.',
  T5: 'The type in the header of the JWT is that of an OAuth access token (RFC 9068).',
  T6: 'Any other token must be a session token.',
};

export const GUARD_RULE_DOCS: Readonly<Record<IdOf<typeof GUARD_RULES>, string>> = {
  A1: 'A preflight has no credentials: the application says which origins may call it.',
  A2: 'The browser must go elsewhere first: to a handshake, or to the URL without its parameters.',
  A3: 'It is unknown who sent the request. 401 would sign users out.',
  A4: 'A WebSocket cannot be redirected, and without the handshake it is unknown who opens it.',
  A5: 'The visitor is signed in and has everything that is required.',
  A6: 'The browser SDK verifies the user again and repeats the request.',
  A7: 'The visitor is signed in, but lacks what is required.',
  A8: 'The handler decides what a signed-out visitor gets.',
  A9: 'The page to sign in on must not redirect to itself.',
  A10: 'A person is sent to sign in, and comes back afterwards.',
  A11: 'Other callers than pages cannot sign in on the way.',
};
