// Pure
import type { Facts } from '../decide/facts.ts';
import { Cookies } from '../wire/constants.ts';

/** The redirects in a row that a browser has followed. */
export interface CountedRedirects {
  /** The value that the cookie continues from. */
  readonly count: number;
  readonly fact: Facts['redirects'];
}

/** Which limit applies to a request. */
export interface RedirectPlace {
  readonly instance: Facts['instance'];
  readonly isSatellite: boolean;
  readonly sync: Facts['sync'];
}

/**
 * Counts the handshakes in a row that a browser was sent to. The fact says whether one more handshake could take the
 * browser over five redirects (decision 014).
 *
 * A handshake takes two redirects, and in development a third one that cleans the query. The handshake of a satellite
 * in production takes four, since it goes through the Frontend API of the primary. In development a satellite sends the
 * visitor to its primary first, which takes two redirects, and gets the answer in the query.
 */
export function countRedirects(
  cookieHeader: string | undefined,
  { instance, isSatellite, sync }: RedirectPlace,
): CountedRedirects {
  const isAnswered = isSatellite && instance !== 'production' && sync === 'completed';
  const count = Math.max(isAnswered ? 2 : 0, highestCount(cookieHeader));
  const limit = limitOf(isSatellite, isAnswered);
  return { count, fact: factOf(count, limit) };
}

/**
 * Another SDK can have set this cookie for a narrower path, and browsers send that cookie first. So the highest count of
 * all cookies with this name counts.
 */
function highestCount(cookieHeader = ''): number {
  const [, ...values] = cookieHeader.split(`${Cookies.RedirectCount}=`);
  return values.reduce((highest, value) => Math.max(highest, Number.parseInt(value, 10) || 0), 0);
}

function limitOf(isSatellite: boolean, isAnswered: boolean): number {
  if (isAnswered) {
    return 3;
  }
  return isSatellite ? 1 : 2;
}

function factOf(count: number, limit: number): Facts['redirects'] {
  if (count === 0) {
    return 'none';
  }
  return count < limit ? 'some' : 'many';
}
