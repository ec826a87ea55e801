import { ConfigError } from '@x/errors';
import { tokenClass } from '@x/jwt';
import { Cookies, QueryParameters } from '../constants.ts';
import type { Settings } from '../settings.ts';
import { type ChosenCookies, chooseCookies, type Decode, type DecodedToken } from './choose-cookies.ts';
import type { Facts } from './facts.ts';
import { parseCookies } from './parse-cookies.ts';
import { publicUrl } from './public-url.ts';
import { readBearerToken } from './read-bearer-token.ts';
import { isSatelliteReferrer, satelliteUrl } from './satellite-url.ts';

/** A request as far as authentication goes: the facts, and what effects and renderers need beside them. */
export interface ReadRequest {
  readonly facts: Facts;
  readonly request: Request;
  /** As the browser knows it. */
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  readonly chosen: ChosenCookies;
  /** The token to verify: that of the header, else that of the cookie. */
  readonly token: DecodedToken | undefined;
  readonly devBrowser: string | undefined;
  /** Where a satellite waits for an answer. */
  readonly satellite: URL | undefined;
  readonly refreshToken: string | undefined;
  readonly redirectCount: number;
}

/** A fourth redirect in a row is a loop. */
const MAX_REDIRECT_COUNT = 3;

/** Reads everything once. Nothing in a request makes it throw. */
export function readRequest(
  request: Request,
  settings: Settings,
  decode: Decode,
  nowInMs: number,
): ReadRequest {
  if (typeof request?.headers?.get !== 'function') {
    throw new ConfigError('Pass the Request to authenticate.');
  }
  const { options, suffix, instance } = settings;
  const header = (name: string) => request.headers.get(name) || undefined;
  const cookies = parseCookies(header('cookie') ?? null);
  const chosen = chooseCookies(cookies, settings, decode, nowInMs);
  const bearerToken = readBearerToken(header('authorization') ?? null);
  const token = bearerToken === undefined ? chosen.session : decode(bearerToken);
  const clientUat = Number.parseInt(chosen.get(Cookies.ClientUat) ?? '', 10) || 0;
  const url = urlOf(request, settings);
  const query = url.searchParams;
  const satellite = satelliteUrl(query.get(QueryParameters.ClerkRedirectUrl), settings);
  const refreshToken = (suffix && cookies.get(`${Cookies.Refresh}_${suffix}`)) || undefined;
  const devBrowserCookie = chosen.get(Cookies.DevBrowser);
  const redirectCount = Math.max(Number.parseInt(cookies.get(Cookies.RedirectCount) ?? '', 10) || 0, 0);
  const inQueryOrCookie = (name: string) => Boolean(query.get(name) || cookies.get(name));
  return {
    facts: {
      carrier: bearerToken === undefined ? 'cookie' : 'header',
      session: classify(token, bearerToken === undefined ? clientUat : 0),
      verified: '-',
      handshake: [Cookies.HandshakeNonce, Cookies.Handshake].some(inQueryOrCookie) ? '-' : 'none',
      instance,
      satellite: options.isSatellite ? 'yes' : 'no',
      autoSync: options.satelliteAutoSync ? 'yes' : 'no',
      sync: readSync(query.get(QueryParameters.ClerkSynced)),
      clientUat: clientUat === 0 ? 'no' : 'yes',
      devBrowser: query.has(QueryParameters.DevBrowser) ? 'query' : devBrowserCookie ? 'cookie' : 'none',
      destination: readDestination(header('sec-fetch-dest'), header('accept')),
      method: request.method.toUpperCase() === 'GET' ? 'get' : 'other',
      referrer: isSatelliteReferrer(header('referer'), url, settings) ? 'satellite' : 'other',
      redirects: redirectCount === 0 ? 'none' : redirectCount < MAX_REDIRECT_COUNT ? 'some' : 'many',
      refreshCookie: refreshToken ? 'yes' : 'no',
      refreshed: '-',
      satelliteWaits: satellite ? 'yes' : 'no',
      organization: 'same',
    },
    request,
    url,
    query,
    cookies,
    chosen,
    token,
    satellite,
    devBrowser: query.get(QueryParameters.DevBrowser) || devBrowserCookie,
    refreshToken,
    redirectCount,
  };
}

function urlOf(request: Request & { clerkUrl?: unknown }, { options }: Settings): URL {
  const { clerkUrl } = request;
  return clerkUrl instanceof URL ? clerkUrl : publicUrl(request, options.forwardedHosts);
}

function classify(token: DecodedToken | undefined, clientUatInSeconds: number): Facts['session'] {
  if (token === undefined) {
    return 'none';
  }
  const { result: jwt } = token.jwt;
  if (jwt === null) {
    return 'malformed';
  }
  if (tokenClass(jwt) !== 'session') {
    return 'foreign';
  }
  const { iat } = jwt.payload;
  return typeof iat === 'number' && iat < clientUatInSeconds ? 'stale' : 'usable';
}

function readSync(value: string | null): Facts['sync'] {
  return value === 'false' ? 'needed' : value === 'true' ? 'completed' : 'none';
}

function readDestination(destination: string | undefined, accept: string | undefined): Facts['destination'] {
  if (destination === 'document' || destination === 'iframe') {
    return destination;
  }
  return destination === undefined && accept?.startsWith('text/html') ? 'html' : 'other';
}
