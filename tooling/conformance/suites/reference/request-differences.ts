import type { Difference } from './difference.ts';

const bearerRule =
  'The scheme is compared without regard to case, and spaces may repeat (RFC 9110, section 11).';

/** Where ours reads a request differently, on purpose. */
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
    name: 'development, a navigation from another origin',
    theirs: 'handshake primary-domain-cross-origin-sync',
    ours: 'signed-in user_1',
    because: 'A visitor from elsewhere is redirected only where satellites are set up.',
  },
  {
    name: 'development, a handshake that is no token',
    theirs: 'threw Error',
    ours: 'signed-in user_1',
    because: 'Nothing in a request makes ours throw, and a broken handshake leaves good cookies as they are.',
  },
];
