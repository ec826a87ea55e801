import { build } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference, Situation } from './difference.ts';
import { handshakeOf, isByCookie } from './handshake-of.ts';
import { meetsOutage } from './handshake-outage.ts';
import { cleanUrlOf, leftoversOf, remainderCookie, toLocation } from './own-url.ts';
import { isDecidedByHandshake, isNavigation, isSession, isStoppedHandshake } from './pages.ts';
import { countRedirects, isSatellite, sendsNoCookies } from './redirect-count.ts';
import { signedOutLike } from './signed-out-like.ts';

/** Whether the page after a handshake is shown immediately, or after a redirect that cleans the URL. */
export const HANDSHAKE_RETURN: readonly Difference[] = [
  {
    name: 'handshake-in-a-cookie-redirects-nowhere',
    because:
      'In development, a redirect cleans the URL only if it contains the handshake: a cookie would start the next handshake.',
    adjust: ({ authCase, theirs }) =>
      handshakeOf(authCase)?.place === 'cookie' ? withoutRedirect(theirs) : undefined,
  },
  {
    name: 'counts-leave-the-url',
    because: 'The count of a navigation is removed from the URL together with the page that ends it.',
    adjust: (situation) => {
      const { authCase, theirs } = situation;
      const isAfterHandshake = isUsed(situation) && isDecidedByHandshake(theirs);
      const isRemoved = isAfterHandshake
        ? !isSatellite(authCase) && !isDiscarded(authCase) && isNavigation(authCase)
        : mayBeCleaned(situation);
      return authCase.mark !== 'absent' && isRemoved ? toCleanUrl(situation) : undefined;
    },
  },
  {
    name: 'failed-handshakes-leave-the-url',
    because: 'Each reload would use the handshake again.',
    adjust: (situation) => {
      const { authCase } = situation;
      const isInVain =
        authCase.instance === 'development' &&
        handshakeOf(authCase)?.place === 'query' &&
        !isDecidedByHandshake(situation.theirs);
      return isInVain && !meetsOutage(authCase) && mayBeCleaned(situation)
        ? toCleanUrl(situation)
        : undefined;
    },
  },
  {
    name: 'leftovers-leave-the-url',
    because:
      'In development, no parameter of a handshake stays in the URL, even if only a link has brought it.',
    adjust: (situation) => {
      const { authCase, rewritten, theirs } = situation;
      const isSignedIn = theirs.state['status'] === 'signed-in';
      const hasLeftovers = leftoversOf(authCase, rewritten, isSignedIn).length > 0;
      const isUnresolved = meetsOutage(authCase) && !isSignedIn;
      const isLeft = authCase.instance === 'development' && hasLeftovers && !isUnresolved;
      return isLeft && mayBeCleaned(situation) ? toCleanUrl(situation) : undefined;
    },
  },
  {
    name: 'forms-are-not-redirected',
    because: 'A redirect would lose the body of a request.',
    adjust: ({ authCase, theirs }) => {
      if (authCase.method === 'GET' || !isCleaned(theirs)) {
        return undefined;
      }
      const page = { ...theirs, ...withoutRedirect(theirs) };
      return theirs.setCookie.length > 0 ? notStored(page) : page;
    },
  },
  {
    name: 'browser-without-cookies-keeps-none',
    because: 'It would return as it came, to the next handshake. And a stranger can have made its handshake.',
    adjust: ({ authCase, theirs }) => {
      if (handshakeOf(authCase)?.place !== 'query' || !sendsNoCookies(authCase)) {
        return undefined;
      }
      if (theirs.state['status'] === 'handshake') {
        return isForPrimary(authCase) ? undefined : notStored(signedOutLike(theirs));
      }
      // In production no redirect depends on the cookies.
      if (authCase.instance !== 'development' || !isDecidedByHandshake(theirs)) {
        return undefined;
      }
      const page = { ...theirs, ...withoutRedirect(theirs), setCookie: [] };
      return theirs.setCookie.length > 0 ? notStored(page) : page;
    },
  },
  {
    name: 'clean-urls-have-no-count',
    because: 'No parameter of ours stays, nor `__clerk_synced` once a satellite is signed in.',
    adjust: (situation) => (isCleaned(situation.theirs) ? toCleanUrl(situation) : undefined),
  },
  {
    name: 'cleaning-redirect-counts-on',
    because: 'The redirects are consecutive: the count goes on at exactly the clean URL.',
    adjust: (situation) => {
      const { authCase, theirs } = situation;
      const { count } = countRedirects(authCase);
      const counted = Math.max(count, isUsed(situation) && isDecidedByHandshake(theirs) ? 1 : 0);
      return isCleaned(theirs) && counted > 0
        ? { setCookie: [...theirs.setCookie, remainderCookie(cleanUrl(situation), counted)] }
        : undefined;
    },
  },
];

/** A satellite that must redirect to its primary does so. */
function isForPrimary(authCase: AuthCase): boolean {
  return new URL(build(authCase).request.url).searchParams.get('__clerk_synced') === 'false';
}

function isDiscarded(authCase: AuthCase): boolean {
  const isInQuery = handshakeOf(authCase)?.place === 'query';
  return authCase.instance !== 'production' && isInQuery && sendsNoCookies(authCase);
}

function isUsed({ authCase, rewritten, theirs }: Situation): boolean {
  return handshakeOf(authCase) !== undefined && isByCookie(rewritten) && isSession(authCase, theirs);
}

/** True for a page to which the cookies led, below the limit of redirects. */
function mayBeCleaned({ authCase, rewritten, theirs }: Situation): boolean {
  const isPage = ['signed-in', 'signed-out'].includes(String(theirs.state['status']));
  const isCookiePage = isPage && isByCookie(rewritten) && isSession(authCase, theirs);
  const isRedirectable = isNavigation(authCase) && !countRedirects(authCase).isAtLimit;
  return isCookiePage && isRedirectable && !isStoppedHandshake(theirs);
}

function cleanUrl({ authCase, rewritten, theirs }: Situation): URL {
  return cleanUrlOf(authCase, rewritten, theirs.state['status'] === 'signed-in');
}

function toCleanUrl(situation: Situation): Partial<Outcome> {
  const { headers } = situation.theirs;
  return {
    location: toLocation(cleanUrl(situation)),
    headers: { ...headers, 'cache-control': 'no-store' },
  };
}

/** True if a page is shown after a redirect to the URL without the handshake. */
function isCleaned({ state, location }: Outcome): boolean {
  return location !== null && state['status'] !== 'handshake';
}

function notStored(outcome: Outcome): Outcome {
  return { ...outcome, headers: { ...outcome.headers, 'cache-control': 'no-store' } };
}

function withoutRedirect(theirs: Outcome): Partial<Outcome> | undefined {
  const { 'cache-control': _, ...headers } = theirs.headers;
  return isCleaned(theirs) ? { location: null, headers } : undefined;
}
