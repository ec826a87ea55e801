import { optionsOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference } from './difference.ts';
import { handshakeOf, isByCookie } from './handshake-of.ts';
import { meetsOutage } from './handshake-outage.ts';
import { publicUrlOf } from './public-url-of.ts';

export const FORGOTTEN: readonly Difference[] = [
  {
    name: 'count-ends-with-a-page',
    because: 'The page that a handshake leads to ends a row of redirects.',
    adjust: ({ authCase, rewritten, theirs }) => {
      const isCounted = authCase.redirectCount !== 'absent' && endsHandshake(theirs);
      const names = isCounted && theirs.location === null ? ['__clerk_redirect_count'] : [];
      return { setCookie: [...theirs.setCookie, ...deletionsOf(names, authCase, publicUrlOf(rewritten))] };
    },
  },
  {
    name: 'used-handshakes-are-forgotten',
    because: 'A cookie with a handshake is removed after it was read, so that it does not hide another one.',
    adjust: ({ authCase, rewritten, theirs: { state, setCookie } }) => {
      const isLookedAt = handshakeOf(authCase) !== undefined && !meetsOutage(authCase);
      // Version 1.0.1 has no token types.
      const isSession = state['tokenType'] === 'session_token' || authCase.acceptsToken === 'default';
      if (!isLookedAt || !isByCookie(rewritten) || !isSession) {
        return undefined;
      }
      const names = [
        ...(authCase.handshake === 'absent' ? [] : ['__clerk_handshake']),
        ...(authCase.nonce === 'absent' ? [] : ['__clerk_handshake_nonce']),
      ];
      const forgotten = deletionsOf(names, authCase, publicUrlOf(rewritten));
      return { setCookie: [...setCookie.filter((cookie) => !forgotten.includes(cookie)), ...forgotten] };
    },
  },
];

/** True if a handshake decided, and not the cookies or a refresh. */
function endsHandshake({ state, setCookie, apiRequests }: Outcome): boolean {
  const isRefreshed = apiRequests.some(({ path }) => path.includes('/refresh'));
  return (
    state['reason'] === 'session-token-missing' ||
    (state['status'] === 'signed-in' && setCookie.length > 0 && !isRefreshed)
  );
}

function deletionsOf(
  names: readonly string[],
  authCase: AuthCase,
  { protocol, hostname }: URL,
): readonly string[] {
  const { isSatellite, domain } = optionsOf(authCase);
  const parent = isSatellite === true && domain ? domain : 'example.com';
  const isOnDomain = authCase.instance === 'production' && `.${hostname}`.endsWith(`.${parent}`);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return names.flatMap((name) =>
    ['', ...(isOnDomain ? [`; Domain=${parent}`] : [])].map(
      (end) => `${name}=; Path=/; Max-Age=0${end}; SameSite=Lax${secure}`,
    ),
  );
}
