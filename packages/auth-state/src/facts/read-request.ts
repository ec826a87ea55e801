import { ConfigError } from '@x/errors';
import { tokenClass } from '@x/jwt/internal';
import type { Facts } from '../decide/facts.ts';
import { parseCookies } from '../http/parse-cookies.ts';
import { publicUrl } from '../http/public-url.ts';
import type { Ports } from '../ports/ports.ts';
import type { Settings } from '../settings/settings.ts';
import { Cookies } from '../wire/constants.ts';
import { type ChosenCookies, chooseCookies, type Decode, type DecodedToken } from './choose-cookies.ts';
import { countRedirects } from './count-redirects.ts';
import { readBearerToken } from './read-bearer-token.ts';
import { isSatelliteReferrer, satelliteUrl } from './satellite-url.ts';

/** A request as far as authentication goes: the facts, and what effects and renderers need beside them. */
export interface ReadRequest {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly ports: Ports;
  readonly nowInMs: number;
  /** For tokens that effects bring, too. */
  readonly decode: Decode;
  readonly request: Request;
  /** As the browser knows it. */
  readonly url: URL;
  readonly cookies: ReadonlyMap<string, string>;
  readonly chosen: ChosenCookies;
  /** The token to verify: that of the header, else that of the cookie. */
  readonly token: DecodedToken | undefined;
  /** What a handshake brought back: a nonce counts before a token, the query before a cookie. */
  readonly handshake: { readonly nonce: string | undefined; readonly token: string | undefined };
  readonly devBrowser: string | undefined;
  /** Where a satellite waits for an answer. */
  readonly satellite: URL | undefined;
  readonly refreshToken: string | undefined;
  readonly redirectCount: number;
}

/** Names of cookies and parameters alike. */
const HANDSHAKES = ['__clerk_handshake_nonce', '__clerk_handshake'] as const;

/** Reads everything once. Nothing in a request makes it throw. */
export function readRequest(request: Request, settings: Settings, ports: Ports, decode: Decode): ReadRequest {
  if (typeof request?.headers?.get !== 'function') {
    throw new ConfigError('Pass the Request to authenticate.');
  }
  const { options, ownNames, instance } = settings;
  const nowInMs = options.currentDate?.getTime() ?? Date.now();
  const header = (name: string) => request.headers.get(name) || undefined;
  const cookieHeader = header('cookie');
  const cookies = parseCookies(cookieHeader ?? null);
  const chosen = chooseCookies(cookies, settings, decode, nowInMs);
  const bearerToken = readBearerToken(header('authorization') ?? null);
  const token = bearerToken === undefined ? chosen.session : decode(bearerToken);
  const clientUat = Number.parseInt(chosen.get(Cookies.ClientUat) ?? '', 10) || 0;
  const url = urlOf(request, settings);
  const query = url.searchParams;
  const satellite = satelliteUrl(query.get('__clerk_redirect_url'), settings);
  const refreshToken = cookies.get(ownNames[Cookies.Refresh] ?? '') || undefined;
  const devBrowserCookie = chosen.get(Cookies.DevBrowser);
  const isSatellite = Boolean(options.isSatellite);
  const sync = readSync(query.get('__clerk_synced'));
  // Few requests have the cookie, and looking for every one of it takes longer than finding that there is none.
  const counts = cookies.has(Cookies.RedirectCount) ? cookieHeader : undefined;
  const [redirectCount, redirects] = countRedirects(counts, instance, isSatellite, sync);
  const handshake = readHandshake(query, cookies);
  return {
    facts: {
      carrier: bearerToken === undefined ? 'cookie' : 'header',
      session: classify(token, bearerToken === undefined ? clientUat : 0),
      verified: '-',
      handshake: handshake.in === 'none' ? 'none' : '-',
      handshakeIn: handshake.in,
      instance,
      satellite: isSatellite ? 'yes' : 'no',
      sync,
      autoSync: options.satelliteAutoSync ? 'yes' : 'no',
      clientUat: clientUat === 0 ? 'no' : 'yes',
      devBrowser: query.has('__clerk_db_jwt') ? 'query' : devBrowserCookie ? 'cookie' : 'none',
      destination: readDestination(header('sec-fetch-dest'), header('accept')),
      method: request.method.toUpperCase() === 'GET' ? 'get' : 'other',
      referrer: isSatelliteReferrer(header('referer'), url, settings) ? 'satellite' : 'other',
      redirects,
      refreshCookie: refreshToken ? 'yes' : 'no',
      refreshed: '-',
      satelliteWaits: satellite ? 'yes' : 'no',
      organization: 'same',
    },
    settings,
    ports,
    nowInMs,
    decode,
    request,
    url,
    cookies,
    chosen,
    token,
    satellite,
    handshake,
    devBrowser: query.get('__clerk_db_jwt') || devBrowserCookie,
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

function readHandshake(query: URLSearchParams, cookies: ReadonlyMap<string, string>) {
  const [nonceInQuery, tokenInQuery] = HANDSHAKES.map((name) => query.get(name));
  const [nonce, token] = HANDSHAKES.map((name) => query.get(name) || cookies.get(name));
  const isInQuery = nonceInQuery || tokenInQuery;
  const isAlone = nonceInQuery && cookies.size === 0;
  const place = isInQuery ? (isAlone ? 'query-alone' : 'query') : nonce || token ? 'cookie' : 'none';
  return { nonce, token, in: place } as const;
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
