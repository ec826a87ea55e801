import { build, optionsOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';

/** The redirects of a navigation, as ours counts them. */
export interface RedirectCount {
  readonly count: number;
  readonly isAtLimit: boolean;
  /** True if any tab of the browser has started a handshake. */
  readonly isFlagged: boolean;
}

export function countRedirects(authCase: AuthCase): RedirectCount {
  const { searchParams } = new URL(build(authCase).request.url);
  const isFlagged = authCase.redirectCount !== 'absent';
  const isProductionSatellite = isSatellite(authCase) && authCase.instance === 'production';
  const isBelieved = isFlagged || sendsNoCookies(authCase);
  const count = Math.max(
    isBelieved ? (MARKS[authCase.mark] ?? 0) : 0,
    isReturn(authCase, searchParams, isFlagged) ? 1 : 0,
  );
  return { count, isAtLimit: count >= (isProductionSatellite ? 1 : 2), isFlagged };
}

const MARKS: Readonly<Record<string, number>> = { one: 1, two: 2, nine: 9 };

export const isSatellite = (authCase: AuthCase) => optionsOf(authCase)['isSatellite'] === true;

function isReturn(authCase: AuthCase, query: URLSearchParams, isFlagged: boolean): boolean {
  if (authCase.instance !== 'development') {
    return false;
  }
  const isAnswered = isSatellite(authCase) && query.get('__clerk_synced') === 'true';
  return isAnswered || (isFlagged && hasHandshakeInQuery(query));
}

export function hasHandshakeInQuery(query: URLSearchParams): boolean {
  return Boolean(query.get('__clerk_handshake') || query.get('__clerk_handshake_nonce'));
}

const COOKIES = [
  ...(['session', 'sessionSuffixed', 'uat', 'uatSuffixed', 'devBrowser', 'devBrowserSuffixed'] as const),
  ...(['refresh', 'refreshSuffixed', 'handshake', 'nonce', 'redirectCount', 'before', 'after'] as const),
];

export function sendsNoCookies(authCase: AuthCase): boolean {
  return COOKIES.every((name) => ['absent', 'semicolons'].includes(authCase[name]));
}
