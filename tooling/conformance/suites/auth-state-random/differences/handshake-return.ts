import { build } from '../cases/build.ts';
import { valueAt } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference } from './difference.ts';
import { isAnswered } from './loop-guard.ts';
import { publicUrlOf } from './public-url-of.ts';
import { signedOutLike } from './signed-out-like.ts';

/** Whether the page after a handshake is shown immediately, or after a redirect that cleans the URL. */
export const HANDSHAKE_RETURN: readonly Difference[] = [
  {
    name: 'handshake-in-a-cookie-redirects-nowhere',
    because:
      'In development, a redirect cleans the URL only if it contains the handshake: a cookie would start the next handshake.',
    adjust: ({ authCase, theirs }) =>
      valueAt(authCase, 'handshakeInQuery') === null && valueAt(authCase, 'nonceInQuery') === null
        ? withoutRedirect(theirs)
        : undefined,
  },
  {
    name: 'browser-without-cookies-is-not-redirected',
    because: 'It would come as it came first, and be sent to the next handshake.',
    adjust: ({ authCase, theirs }) => {
      const hasCookies = COOKIES.some((name) => !['absent', 'semicolons'].includes(authCase[name]));
      if (!valueAt(authCase, 'nonceInQuery') || hasCookies) {
        return undefined;
      }
      const stopped = signedOutLike(theirs);
      const { searchParams } = new URL(build(authCase).request.url);
      // A satellite that must redirect to its primary does so.
      const isStopped = searchParams.get('__clerk_synced') !== 'false';
      return isStopped && theirs.state['status'] === 'handshake'
        ? { ...stopped, headers: { ...stopped.headers, 'cache-control': 'no-store' } }
        : withoutRedirect(theirs);
    },
  },
  {
    name: 'page-instead-of-a-sixth-redirect',
    because: 'After two consecutive handshakes, another one could follow the redirect.',
    adjust: ({ authCase, rewritten, theirs }) =>
      rewritten.redirectCount === 'three' && !isAnswered(authCase) ? withoutRedirect(theirs) : undefined,
  },
  {
    name: 'cleaning-redirect-counts-on',
    because: 'The redirects are consecutive, and later actions of the visitor do not belong to them.',
    adjust: ({ rewritten, theirs }) => {
      if (!isCleaned(theirs)) {
        return undefined;
      }
      const counted = COUNTS[rewritten.redirectCount] ?? 1;
      const secure = publicUrlOf(rewritten).protocol === 'https:' ? '; Secure' : '';
      const count = `__clerk_redirect_count=${counted}; Path=/; Max-Age=5; HttpOnly; SameSite=Lax${secure}`;
      return { setCookie: [...theirs.setCookie, count] };
    },
  },
];

const COOKIES = [
  ...(['session', 'sessionSuffixed', 'uat', 'uatSuffixed', 'devBrowser', 'devBrowserSuffixed'] as const),
  ...(['refresh', 'refreshSuffixed', 'handshake', 'nonce', 'redirectCount', 'before', 'after'] as const),
];
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3 };

/** True if a handshake ended in a redirect to the URL without the handshake. */
function isCleaned({ state, location }: Outcome): boolean {
  return location !== null && state['status'] !== 'handshake';
}

function withoutRedirect(theirs: Outcome): Partial<Outcome> | undefined {
  const { 'cache-control': _, ...headers } = theirs.headers;
  return isCleaned(theirs) ? { location: null, headers } : undefined;
}
