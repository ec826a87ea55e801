// Pure
import type { Facts } from '../decide/facts.ts';
import type { RequestCookies } from '../http/parse-cookies.ts';
import { queryOf } from '../http/query-of.ts';
import { cookieSuffix } from '../settings/cookie-suffix.ts';
import { Cookies, QueryParameters, RedirectParameters } from '../wire/constants.ts';

/** The handshakes that this navigation has gone through, as far as the request shows it. */
export interface CountedRedirects {
  readonly count: number;
  readonly fact: Facts['redirects'];
  /** Whether the browser started a handshake lately, in any tab. */
  readonly isFlagged: boolean;
  /** Whether the query has a count, believed or not. */
  readonly isMarked: boolean;
}

/** What the count depends on, next to URL and cookies. */
export interface RedirectPlace {
  readonly instance: Facts['instance'];
  readonly isSatellite: boolean;
  readonly sync: Facts['sync'];
  readonly nowInMs: number;
}

/**
 * The life of the flag, and of a mark that has a time: a slow round trip must fit. It is shorter than the life of a
 * session token, so that the handshakes that renew one do not add up.
 */
export const FLAG_MAX_AGE_IN_SECONDS = 30;

/**
 * Counts the handshakes of one navigation (decision 014). Tabs share their cookies, so only the URL distinguishes them:
 *
 * - The flag is a cookie. It says that some tab started a handshake in the last seconds.
 * - The mark is a query parameter of the URL that a handshake comes back to. It holds the count of this navigation, and
 *   for a satellite in production the time of the start.
 * - The remainder is a cookie that is named after one URL: the URL that a mark was removed from.
 */
export function countRedirects(url: URL, cookies: RequestCookies, place: RedirectPlace): CountedRedirects {
  const isFlagged = cookies.has(Cookies.RedirectCount);
  const mark = queryOf(url).get(RedirectParameters.RedirectCount);
  // Without the flag, and from a browser that has cookies, a mark is bookmarked or forged.
  const isBelieved = isFlagged || cookies.size === 0;
  const count = Math.max(
    isBelieved ? readMark(mark, place.nowInMs) : 0,
    remainderOf(url, cookies),
    isCertainReturn(url, isFlagged, place) ? 1 : 0,
  );
  return { count, fact: factOf(count, place), isFlagged, isMarked: mark !== null };
}

/** One digit is enough: every limit is lower. */
const COUNT = /^\d$/;

/** A count, and the time of the start in seconds since 1970. */
const MARK = /^(?<count>\d)(?:-(?<startedAt>\d{1,12}))?$/;

/**
 * Returns the mark with this count. Where it stays in the address bar it has the time: a reload of that page must not
 * look like a return while another tab starts a handshake.
 */
export function createMark(
  count: number,
  { instance, isSatellite, nowInMs }: Omit<RedirectPlace, 'sync'>,
): string {
  const isShown = isSatellite && instance === 'production';
  return isShown ? `${count}-${Math.floor(nowInMs / 1000)}` : String(count);
}

/** A time in the future counts: servers whose clocks differ must not redirect for ever. */
function readMark(value: string | null, nowInMs: number): number {
  const { count, startedAt } = MARK.exec(value ?? '')?.groups ?? {};
  const isOutdated = startedAt !== undefined && nowInMs / 1000 - Number(startedAt) > FLAG_MAX_AGE_IN_SECONDS;
  return count === undefined || isOutdated ? 0 : Number(count);
}

function readCount(value: string | undefined): number {
  return value && COUNT.test(value) ? Number(value) : 0;
}

const REMAINDER_PREFIX = '__clerk_redirects_';

/** Returns the name of the cookie that holds the count of the navigation to exactly this URL. */
export function remainderCookie(url: URL): string {
  return REMAINDER_PREFIX + cookieSuffix(url.href);
}

function remainderOf(url: URL, cookies: RequestCookies): number {
  for (const name of cookies.keys()) {
    // Only few requests have such a cookie, and only these pay for the hash.
    if (name.startsWith(REMAINDER_PREFIX)) {
      return readCount(cookies.get(remainderCookie(url)));
    }
  }
  return 0;
}

/**
 * A navigation without a mark can be the first return, whose start had no reason to set one. A satellite in production
 * always sets one, and its URL keeps `__clerk_synced`, which so says nothing about this navigation.
 */
function isCertainReturn(
  url: URL,
  isFlagged: boolean,
  { instance, isSatellite, sync }: RedirectPlace,
): boolean {
  if (instance !== 'development') {
    return false;
  }
  if (isSatellite && sync === 'completed') {
    return true;
  }
  const { Handshake, HandshakeNonce } = QueryParameters;
  const query = queryOf(url);
  const hasHandshake = Boolean(query.get(Handshake) || query.get(HandshakeNonce));
  return isFlagged && hasHandshake;
}

/** A handshake of a satellite in production takes four redirects, by way of two Frontend APIs. Others take two. */
function factOf(count: number, { instance, isSatellite }: RedirectPlace): Facts['redirects'] {
  const limit = isSatellite && instance === 'production' ? 1 : 2;
  if (count === 0) {
    return 'none';
  }
  return count < limit ? 'some' : 'many';
}
