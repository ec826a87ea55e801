import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference, Situation } from './difference.ts';
import { meetsOutage } from './handshake-outage.ts';
import { cleanUrlOf, remainderCookie, toLocation } from './own-url.ts';
import { isNavigation, isStoppedHandshake } from './pages.ts';
import { publicUrlOf } from './public-url-of.ts';
import { countRedirects, isSatellite, sendsNoCookies } from './redirect-count.ts';

/** The count of redirects. It comes first, while the case has all that the count depends on. */
export const COUNTED: readonly Difference[] = [
  {
    name: 'redirects-count-by-navigation',
    because:
      'Tabs share their cookies: the count is in the URL, and two handshakes of one navigation are a loop, or one of a satellite in production.',
    rewrite: (authCase) => {
      if (authCase.redirectCount.startsWith('stand-in') || (!hasMark(authCase) && !isFlagged(authCase))) {
        return undefined;
      }
      return { mark: 'absent', redirectCount: countForReference(authCase) };
    },
  },
];

const hasMark = ({ mark }: AuthCase) => mark !== 'absent';
const isFlagged = ({ redirectCount }: AuthCase) => redirectCount !== 'absent';

/** The reference ends a loop at three, and starts the handshake of a primary domain at zero only. */
function countForReference(authCase: AuthCase): string {
  const { count, isAtLimit } = countRedirects(authCase);
  if (isAtLimit) {
    return 'stand-in-three';
  }
  // A flag that the request lacks would let the handshake of a stranger count.
  if (!isFlagged(authCase)) {
    return 'absent';
  }
  return count > 0 ? 'stand-in-one' : 'stand-in-zero';
}

/** The cookie of the guard, and the end of a loop. */
export const LOOP_GUARD: readonly Difference[] = [
  {
    name: 'start-is-flagged-for-all-tabs',
    because:
      'Each start of a handshake is known on all paths for 30 seconds. The value is too low to stop another SDK.',
    adjust: ({ theirs, authCase, rewritten }) => {
      const secure = publicUrlOf(rewritten).protocol === 'https:' ? '; Secure' : '';
      const flag = Math.min(countRedirects(authCase).count + 1, 2);
      return {
        setCookie: theirs.setCookie.map((cookie) =>
          cookie.replace(
            /^__clerk_redirect_count=\d+; SameSite=Lax; HttpOnly; Max-Age=2$/,
            `__clerk_redirect_count=${flag}; Path=/; Max-Age=30; HttpOnly; SameSite=Lax${secure}`,
          ),
        ),
      };
    },
  },
  {
    name: 'end-of-a-loop-is-not-stored',
    because: 'The next visit can find the cause removed.',
    adjust: (situation) =>
      endsLoop(situation)
        ? { headers: { ...situation.theirs.headers, 'cache-control': 'no-store' } }
        : undefined,
  },
];

/** It comes after the differences of handshakes, because its redirect leads to the application itself. */
export const LAST_TRY: readonly Difference[] = [
  {
    name: 'satellite-tries-its-clean-url',
    because: 'In production, another tab may have brought the cookies in the meantime.',
    adjust: (situation) => {
      const { authCase, rewritten, theirs } = situation;
      const isProductionSatellite = authCase.instance === 'production' && isSatellite(authCase);
      if (!hasMark(authCase) || !isProductionSatellite || sendsNoCookies(authCase) || !endsLoop(situation)) {
        return undefined;
      }
      const url = cleanUrlOf(authCase, rewritten, false);
      const remainder = remainderCookie(url, countRedirects(authCase).count);
      return {
        ...asHandshake(theirs),
        location: toLocation(url),
        setCookie: [...theirs.setCookie, remainder],
      };
    },
  },
];

function endsLoop({ authCase, theirs }: Situation): boolean {
  const { isAtLimit } = countRedirects(authCase);
  return isAtLimit && !meetsOutage(authCase) && isNavigation(authCase) && isStoppedHandshake(theirs);
}

function asHandshake({ state, headers }: Outcome): Partial<Outcome> {
  return {
    state: { ...state, status: 'handshake' },
    headers: { ...headers, 'cache-control': 'no-store', 'x-clerk-auth-status': 'handshake' },
    auth: null,
  };
}
