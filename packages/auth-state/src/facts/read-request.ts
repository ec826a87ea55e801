import { ConfigError } from '@x/errors';
import { callOption, isPlatformObject, quote } from '@x/errors/internal';
import type { Facts } from '../decide/facts.ts';
import { checkRequest } from '../http/is-request.ts';
import { type RequestCookies, readCookies } from '../http/parse-cookies.ts';
import { publicUrl } from '../http/public-url.ts';
import { type Query, queryOf } from '../http/query-of.ts';
import { readBearerToken } from '../http/read-bearer-token.ts';
import type { RequestHead } from '../http/request-head.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { Settings } from '../settings/settings.ts';
import { ClerkSyncStatus, Cookies, Headers as HeaderNames, QueryParameters } from '../wire/constants.ts';
import { type CountedRedirects, countRedirects } from './count-redirects.ts';
import { satelliteUrl } from './satellite-url.ts';

/** The parts of a request that authentication needs. No token is decoded yet. */
export interface SeenRequest {
  /** The time at which the request is decided about. */
  readonly nowInMs: number;
  readonly method: string;
  /** The URL that the browser knows. */
  readonly url: URL;
  readonly headers: RequestHead['headers'];
  readonly cookies: RequestCookies;
  readonly bearerToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly handshake: SeenHandshake;
  readonly sync: Facts['sync'];
  /** The URL at which a satellite waits for an answer. */
  readonly waitingSatellite: URL | undefined;
  readonly redirects: CountedRedirects;
}

/** A nonce counts before a token, and the query before a cookie. */
export interface SeenHandshake {
  readonly nonce: string | undefined;
  readonly token: string | undefined;
  readonly place: Facts['handshakeIn'];
}

/** Reads a request once. Throws a `ConfigError` for a value that is not a request, but never for what a request holds. */
export function readRequest(request: RequestHead, settings: Settings): SeenRequest {
  checkRequest(request);
  const { options, ownNames, instance } = settings;
  const { headers } = request;
  const url = urlOf(request, settings);
  const query = queryOf(url);
  const cookies = readCookies(headers.get(HeaderNames.Cookie));
  const sync = readSync(query.get(QueryParameters.ClerkSynced));
  const isSatellite = Boolean(options.isSatellite);
  const nowInMs = timeOf(options);
  const redirects = countRedirects(url, cookies, { instance, isSatellite, sync, nowInMs });
  return {
    nowInMs,
    method: request.method.toUpperCase(),
    url,
    headers,
    cookies,
    bearerToken: readBearerToken(headers.get(HeaderNames.Authorization)),
    refreshToken: cookies.get(ownNames[Cookies.Refresh] ?? '') || undefined,
    handshake: readHandshake(query, cookies, isQueryTrusted(settings, redirects, cookies)),
    sync,
    waitingSatellite: satelliteUrl(query.get(QueryParameters.ClerkRedirectUrl), settings),
    redirects,
  };
}

const isUrl = (value: unknown): value is URL => isPlatformObject(value, 'URL');

/** Returns the URL of `createClerkRequest`, or finds it out. */
function urlOf(request: RequestHead & { clerkUrl?: unknown }, { isForwardedHost }: Settings): URL {
  const { clerkUrl } = request;
  return isUrl(clerkUrl) ? clerkUrl : publicUrl(request, isForwardedHost);
}

/** The options are valid: `readCheckOptions` of `@x/jwt` has checked them. What a clock returns can still be wrong. */
function timeOf({ currentDate, now = Date.now }: AuthenticateRequestOptions): number {
  const nowInMs: unknown = currentDate === undefined ? callOption('now', now) : Number(currentDate);
  if (typeof nowInMs !== 'number' || !Number.isFinite(nowInMs)) {
    throw new ConfigError(`Option "now" must return milliseconds since 1970, not ${quote(nowInMs)}.`);
  }
  return nowInMs;
}

function readSync(value: string | null): Facts['sync'] {
  switch (value) {
    case ClerkSyncStatus.NeedsSync:
      return 'needed';
    case ClerkSyncStatus.Completed:
      return 'completed';
    default:
      return 'none';
  }
}

/**
 * Returns whether a handshake in the query counts. A link of a stranger can contain a genuine handshake of the stranger,
 * which would sign the visitor in as the stranger (decision 026). In production handshakes come back in cookies. In
 * development the browser must have started one. A browser without cookies gets the page, but no cookies.
 */
function isQueryTrusted(
  { options, instance }: Settings,
  { isFlagged }: CountedRedirects,
  cookies: RequestCookies,
): boolean {
  const isOwn = instance === 'development' && (isFlagged || cookies.size === 0);
  return isOwn || Boolean(options.acceptUnrequestedHandshakes);
}

function readHandshake(query: Query, cookies: RequestCookies, isTrusted: boolean): SeenHandshake {
  const nonceInQuery = query.get(QueryParameters.HandshakeNonce);
  const tokenInQuery = query.get(QueryParameters.Handshake);
  const isInQuery = Boolean(nonceInQuery || tokenInQuery);
  if (isInQuery && isTrusted) {
    return {
      nonce: nonceInQuery || undefined,
      token: tokenInQuery || undefined,
      place: 'query',
    };
  }
  const nonce = cookies.get(Cookies.HandshakeNonce) || undefined;
  const token = cookies.get(Cookies.Handshake) || undefined;
  return { nonce, token, place: nonce || token ? 'cookie' : 'none' };
}
