import { optionsOf } from '../cases/build.ts';
import { type AuthCase, valueAt } from '../cases/dimensions.ts';
import type { Difference } from './difference.ts';
import { handshakeOf, isByCookie } from './handshake-of.ts';
import { meetsOutage } from './handshake-outage.ts';
import { publicUrlOf } from './public-url-of.ts';

/** A handshake in a cookie would come back with every request. */
export const NO_REDIRECT: Difference = {
  name: 'handshake-in-a-cookie-redirects-nowhere',
  because:
    'In development the URL is cleaned by a redirect only if the handshake stood in it: a cookie would lead to the next one.',
  adjust: ({ authCase, theirs: { state, location, headers } }) => {
    const isInQuery = [valueAt(authCase, 'handshakeInQuery'), valueAt(authCase, 'nonceInQuery')].some(
      (value) => value !== null,
    );
    const { 'cache-control': _, ...others } = headers;
    return isInQuery || state['status'] === 'handshake' || location === null
      ? undefined
      : { location: null, headers: others };
  },
};

export const FORGOTTEN: Difference = {
  name: 'used-handshakes-are-forgotten',
  because:
    'A cookie that carried a handshake is taken away once it was looked at, so that it hides no other.',
  adjust: ({ authCase, rewritten, theirs: { state, setCookie } }) => {
    const isLookedAt = handshakeOf(authCase) !== undefined && !meetsOutage(authCase);
    // Version 1.0.1 tells no type, and knows no other.
    const isSession = state['tokenType'] === 'session_token' || authCase.acceptsToken === 'default';
    if (!isLookedAt || !isByCookie(rewritten) || !isSession) {
      return undefined;
    }
    const forgotten = deletionsOf(authCase, publicUrlOf(rewritten));
    return { setCookie: [...setCookie.filter((cookie) => !forgotten.includes(cookie)), ...forgotten] };
  },
};

function deletionsOf(authCase: AuthCase, { protocol, hostname }: URL): readonly string[] {
  const { isSatellite, domain } = optionsOf(authCase);
  const parent = isSatellite === true && domain ? domain : 'example.com';
  const isOnDomain = authCase.instance === 'production' && `.${hostname}`.endsWith(`.${parent}`);
  const names = [
    ...(authCase.handshake === 'absent' ? [] : ['__clerk_handshake']),
    ...(authCase.nonce === 'absent' ? [] : ['__clerk_handshake_nonce']),
  ];
  const secure = protocol === 'https:' ? '; Secure' : '';
  return names.flatMap((name) =>
    ['', ...(isOnDomain ? [`; Domain=${parent}`] : [])].map(
      (end) => `${name}=; Path=/; Max-Age=0${end}; SameSite=Lax${secure}`,
    ),
  );
}
