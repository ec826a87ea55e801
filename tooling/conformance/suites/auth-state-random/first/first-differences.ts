import { DIFFERENCES } from '../differences/all-differences.ts';
import type { Difference } from '../differences/difference.ts';
import { handshakeOf } from '../differences/handshake-of.ts';
import { renameValues } from '../differences/rename-values.ts';

/** Differences from version 1.0.1, in addition to the differences from the latest version. */
export const SINCE_FIRST: readonly Difference[] = [
  {
    name: 'satellite-with-cookies-does-not-sync',
    because: 'A satellite that has cookies, or has been synced, is not synced again.',
    rewrite: ({ satellite, synced, session, uat }) =>
      satellite !== 'no' && synced === 'absent' && (isCookie(session) || hasUat(uat))
        ? { synced: 'yes' }
        : undefined,
  },
  {
    name: 'failed-handshake-falls-back',
    because: 'If a handshake fails, the cookies count, and it neither throws nor signs out.',
    rewrite: (authCase, theirs) =>
      handshakeOf(authCase) !== undefined &&
      (theirs.threw !== null || theirs.state['reason'] === 'unexpected-error')
        ? { handshake: 'absent', handshakeInQuery: 'absent' }
        : undefined,
  },
  {
    name: 'authorized-parties-are-enforced',
    because: 'A requested check is not skipped because a token lacks the claim.',
    rewrite: (authCase) =>
      authCase.authorizedParties === 'none'
        ? undefined
        : renameValues({ 'no-azp': 'stand-in-refused-party' })(authCase),
  },
  {
    name: 'development-browser-leaves-the-url',
    because: 'After a handshake the URL is without the token of the development browser, too.',
    adjust: ({ theirs: { state, location } }) =>
      location === null || state['status'] === 'handshake'
        ? undefined
        : { location: { ...location, query: location.query.filter(([name]) => name !== '__clerk_db_jwt') } },
  },
  {
    name: 'verified-token-is-returned',
    because: 'getToken() resolves to the verified token, and not to the token of a cookie.',
    adjust: ({ theirs: { auth, state } }) =>
      isObject(auth) && state['status'] === 'signed-in' && Reflect.get(auth, 'getToken') !== null
        ? { auth: { ...auth, getToken: state['token'] } }
        : undefined,
  },
];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isCookie = (name: string) => !['absent', 'empty'].includes(name);
const hasUat = (name: string) => !['absent', 'zero', 'text', 'empty'].includes(name);

/** The differences from version 1.0.1. Most differences from the latest version are about features that 1.0.1 lacks. */
export const FIRST_DIFFERENCES: readonly Difference[] = [...SINCE_FIRST, ...DIFFERENCES];
