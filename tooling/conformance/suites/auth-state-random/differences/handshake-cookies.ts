import { optionsOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Difference } from './difference.ts';
import { handshakeOf, isByCookie } from './handshake-of.ts';
import { meetsOutage } from './handshake-outage.ts';
import { isDecidedByHandshake, isSession } from './pages.ts';
import { publicUrlOf } from './public-url-of.ts';

export const FORGOTTEN: readonly Difference[] = [
  {
    name: 'flag-ends-with-a-page',
    because: 'The page that a handshake leads to ends the redirects, where no other request follows.',
    adjust: ({ authCase, rewritten, theirs }) => {
      const isEnd = handshakeOf(authCase) !== undefined && isDecidedByHandshake(theirs);
      const isFlagged = authCase.redirectCount !== 'absent' && authCase.mark === 'absent';
      const isInQuery = handshakeOf(authCase)?.place === 'query';
      // The form of one tab does not end the redirects of another tab in development.
      const isForm = isInQuery && authCase.instance === 'development' && authCase.method !== 'GET';
      const isLast = isEnd && isFlagged && !isForm && theirs.location === null;
      const names = isLast ? ['__clerk_redirect_count'] : [];
      return { setCookie: [...theirs.setCookie, ...deletionsOf(names, authCase, publicUrlOf(rewritten))] };
    },
  },
  {
    name: 'used-handshakes-are-forgotten',
    because: 'A cookie with a handshake is removed after it was read, so that it does not hide another one.',
    adjust: ({ authCase, rewritten, theirs }) => {
      const isLookedAt = handshakeOf(authCase) !== undefined && !meetsOutage(authCase);
      if (!isLookedAt || !isByCookie(rewritten) || !isSession(authCase, theirs)) {
        return undefined;
      }
      const names = [
        ...(authCase.handshake === 'absent' ? [] : ['__clerk_handshake']),
        ...(authCase.nonce === 'absent' ? [] : ['__clerk_handshake_nonce']),
      ];
      const forgotten = deletionsOf(names, authCase, publicUrlOf(rewritten));
      return {
        setCookie: [...theirs.setCookie.filter((cookie) => !forgotten.includes(cookie)), ...forgotten],
      };
    },
  },
];

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
