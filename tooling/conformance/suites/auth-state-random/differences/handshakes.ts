import { instanceOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { HANDSHAKES } from '../cases/handshakes.ts';
import { fill } from '../cases/tokens.ts';
import type { Difference } from './difference.ts';
import { handshakeOf, isByCookie, isOfStranger } from './handshake-of.ts';
import { meetsOutage, outageReason, UNUSABLE, USABLE_TOKENS } from './handshake-outage.ts';
import { renameValues } from './rename-values.ts';
import { signedOutLike } from './signed-out-like.ts';
import { withoutHandshake } from './without-handshake.ts';

/** Which handshake of a request counts. */
export const HANDSHAKES_COUNTED: readonly Difference[] = [
  {
    name: 'handshakes-of-strangers-do-not-count',
    because:
      'A link with a handshake of its author would sign a visitor in as the author. In production none comes back in the query, and in development the browser must have started one.',
    rewrite: (authCase) =>
      isOfStranger(authCase) ? { handshakeInQuery: 'absent', nonceInQuery: 'absent' } : undefined,
  },
  {
    name: 'query-hides-the-cookie',
    because: 'A nonce in a cookie does not replace the token that came back in the query.',
    rewrite: (authCase) =>
      handshakeOf(authCase)?.place === 'query'
        ? { handshake: emptied(authCase.handshake), nonce: emptied(authCase.nonce) }
        : undefined,
  },
];

const emptied = (name: string) => (name === 'absent' ? 'absent' : 'empty');

/** The outcome of a handshake that ends. */
export const HANDSHAKES_ENDED: readonly Difference[] = [
  {
    name: 'failed-nonce-falls-back',
    because: 'If a nonce cannot be exchanged or returns nothing usable, the cookies count.',
    keepsAsked: /\/handshake_payload\?/,
    rewrite: (authCase) => {
      const { by, name = '' } = handshakeOf(authCase) ?? {};
      const isUsable = Object.hasOwn(HANDSHAKES, name) && !UNUSABLE.includes(name) && !meetsOutage(authCase);
      return by !== 'nonce' || isUsable ? undefined : withoutHandshake(authCase);
    },
  },
  {
    name: 'broken-handshake-falls-back',
    because: 'If a token carries no valid handshake, the cookies count.',
    rewrite: (authCase) => {
      const { by, name = '' } = handshakeOf(authCase) ?? {};
      const isKnownKey = name === 'unknown-kid' && authCase.keys === 'pem';
      const isUsable = (USABLE_TOKENS.includes(name) || isKnownKey) && !meetsOutage(authCase);
      return by !== 'token' || isUsable ? undefined : withoutHandshake(authCase);
    },
  },
  {
    name: 'other-cookie-is-not-a-session',
    because: 'A cookie whose name only starts like a session cookie is a different cookie.',
    rewrite: renameValues({ 'other-name': 'no-session', 'hs-other-name': 'hs-no-session' }),
    adjust: ({ theirs, authCase, rewritten }) =>
      handshakeOf(authCase)?.name === 'other-name' && handshakeOf(rewritten)?.name === 'no-session'
        ? {
            setCookie: theirs.setCookie.map((cookie) =>
              cookie === NO_SESSION ? otherName(authCase) : cookie,
            ),
            apiRequests: theirs.apiRequests.map((apiRequests) => ({
              ...apiRequests,
              path: apiRequests.path.replace('no-session', 'other-name'),
            })),
          }
        : undefined,
  },
  {
    name: 'outage-starts-no-handshake',
    because:
      'While a handshake cannot be completed, because of an outage or the configuration, none is started, and the reason says why.',
    adjust: ({ authCase, rewritten, theirs, ours }) => {
      if (!meetsOutage(authCase) || !isByCookie(rewritten) || theirs.state['tokenType'] !== 'session_token') {
        return undefined;
      }
      const reason = outageReason(authCase);
      const isNobody = lacksSession(authCase) ?? ours.state['reason'] === reason;
      const stopped = theirs.state['status'] === 'handshake' ? signedOutLike(theirs) : theirs;
      return isNobody ? signedOutLike(theirs, reason) : stopped;
    },
  },
];

const NO_SESSION = String(HANDSHAKES['no-session']?.[0]);
const otherName = (authCase: AuthCase) => fill(instanceOf(authCase), String(HANDSHAKES['other-name']?.[0]));

/** True if no session cookie is present; undefined if it depends on which set of cookies counts. */
function lacksSession({ session, sessionSuffixed, before, after }: AuthCase): boolean | undefined {
  const isBesides = ['session-first', 'spaces'].includes(before) || after === 'session-again';
  const lacksPlain = session === 'empty' || (session === 'absent' && !isBesides);
  const lacks = [lacksPlain, ['absent', 'empty'].includes(sessionSuffixed) && before !== 'suffixed-first'];
  const isUniform = lacks.every(Boolean) || !lacks.some(Boolean);
  return isUniform ? lacks[0] : undefined;
}
