import type { Difference } from './difference.ts';

const bearerRule =
  'The scheme is compared without regard to case, and spaces may repeat (RFC 9110, section 11).';
const noHandshake = 'Ours has no handshake yet, and signs out with the same reason.';
const noHandshakeRow = 'Ours has no handshake yet, nor the rule that would start this one.';
const noSuffixes = 'Ours does not read suffixed cookies yet.';

/** Where ours reads a request differently, on purpose or because a part is not built yet. */
export const REQUEST_DIFFERENCES: readonly Difference[] = [
  {
    name: 'development, a bearer token in lower case',
    theirs: 'signed-out dev-browser-missing',
    ours: 'signed-in user_1',
    because: bearerRule,
  },
  {
    name: 'development, two spaces before the token',
    theirs: 'signed-out token-invalid',
    ours: 'signed-in user_1',
    because: bearerRule,
  },
  {
    name: 'development, a scheme and nothing else',
    theirs: 'signed-out token-invalid',
    ours: 'signed-out dev-browser-missing',
    because: 'A scheme is not a token: the cookies count.',
  },
  {
    name: 'development, more than a token',
    theirs: 'signed-in user_1',
    ours: 'signed-out dev-browser-missing',
    because: 'What stands behind the token makes the header malformed: the cookies count.',
  },
  {
    name: 'development, a session in quotes',
    theirs: 'signed-out token-invalid',
    ours: 'signed-in user_1',
    because: 'A value may stand in quotes (RFC 6265, section 4.1.1).',
  },
  {
    name: 'development, a development browser in the query',
    theirs: 'signed-out dev-browser-sync',
    ours: 'signed-in user_1',
    because: noHandshakeRow,
  },
  {
    name: 'development, a development browser in query and cookie',
    theirs: 'signed-out dev-browser-sync',
    ours: 'signed-in user_1',
    because: noHandshakeRow,
  },
  {
    name: 'development, a navigation without a development browser',
    theirs: 'handshake dev-browser-missing',
    ours: 'signed-out dev-browser-missing',
    because: noHandshake,
  },
  {
    name: 'development, a navigation with nothing',
    theirs: 'handshake dev-browser-missing',
    ours: 'signed-out dev-browser-missing',
    because: noHandshake,
  },
  {
    name: 'development, a navigation with a stale session',
    theirs: 'handshake session-token-iat-before-client-uat',
    ours: 'signed-out session-token-iat-before-client-uat',
    because: noHandshake,
  },
  {
    name: 'development, a navigation with an expired session',
    theirs: 'handshake session-token-expired-refresh-non-eligible-no-refresh-cookie',
    ours: 'signed-out session-token-expired-refresh-non-eligible-no-refresh-cookie',
    because: noHandshake,
  },
  {
    name: 'development, a navigation from another origin',
    theirs: 'handshake primary-domain-cross-origin-sync',
    ours: 'signed-in user_1',
    because: noHandshakeRow,
  },
  {
    name: 'development, an expired session and a refresh cookie',
    theirs: 'signed-out session-token-expired-refresh-fetch-error',
    ours: 'signed-out session-token-and-uat-missing',
    because: noSuffixes,
  },
  {
    name: 'development, suffixed cookies alone',
    theirs: 'signed-in user_1',
    ours: 'signed-out dev-browser-missing',
    because: noSuffixes,
  },
  {
    name: 'development, suffixed cookies signed in, plain ones signed out',
    theirs: 'signed-in user_1',
    ours: 'signed-out session-token-and-uat-missing',
    because: noSuffixes,
  },
  {
    name: 'development, plain cookies of another instance, suffixed ones of this',
    theirs: 'signed-in user_1',
    ours: 'signed-out token-invalid-signature',
    because: noSuffixes,
  },
  {
    name: 'production, good cookies of a satellite, fetched',
    theirs: 'signed-out session-token-and-uat-missing',
    ours: 'signed-in user_1',
    because: `${noSuffixes} Theirs wants them, as the issuer is not the host of the satellite.`,
  },
  {
    name: 'development, a handshake that is no token',
    theirs: 'threw Error',
    ours: 'signed-in user_1',
    because: 'Nothing in a request makes ours throw; and it does not read handshakes yet.',
  },
];
