import { decodeJwt, type PublishableKey, tokenClass } from '@x/jwt';
import { constants } from '../constants.ts';
import type { Facts } from './facts.ts';
import { parseCookies } from './parse-cookies.ts';
import { readBearerToken } from './read-bearer-token.ts';

/** A request as far as authentication goes: the facts, and the token that effects need. */
export interface ReadRequest {
  readonly facts: Facts;
  readonly token: string | undefined;
}

/** Reads everything once. Nothing in a request makes it throw. */
export function readRequest(
  request: Request,
  publishableKey: PublishableKey | undefined,
  maxTokenLength?: number,
): ReadRequest {
  const { Cookies, Headers } = constants;
  const bearerToken = readBearerToken(request.headers.get(Headers.Authorization));
  const cookies = parseCookies(request.headers.get(Headers.Cookie));
  const token = bearerToken ?? (cookies.get(Cookies.Session) || undefined);
  const clientUatInSeconds = Number.parseInt(cookies.get(Cookies.ClientUat) ?? '', 10) || 0;
  const facts: Facts = {
    carrier: bearerToken === undefined ? 'cookie' : 'header',
    session: classify(token, bearerToken === undefined ? clientUatInSeconds : 0, maxTokenLength),
    verified: '-',
    clientUat: clientUatInSeconds === 0 ? 'no' : 'yes',
    devBrowser: hasDevBrowser(request.url, cookies) ? 'yes' : 'no',
    instance: publishableKey?.instanceType ?? 'unknown',
    method: request.method.toUpperCase() === 'GET' ? 'get' : 'other',
  };
  return { facts, token };
}

function classify(
  token: string | undefined,
  clientUatInSeconds: number,
  maxTokenLength: number | undefined,
): Facts['session'] {
  if (token === undefined) {
    return 'none';
  }
  const { result: jwt } = decodeJwt(token, { maxTokenLength });
  if (jwt === null) {
    return 'malformed';
  }
  if (tokenClass(jwt) !== 'session') {
    return 'foreign';
  }
  const { iat } = jwt.payload;
  return typeof iat === 'number' && iat < clientUatInSeconds ? 'stale' : 'usable';
}

function hasDevBrowser(url: string, cookies: ReadonlyMap<string, string>): boolean {
  const { Cookies, QueryParameters } = constants;
  return Boolean(
    cookies.get(Cookies.DevBrowser) ||
      (URL.canParse(url) && new URL(url).searchParams.get(QueryParameters.DevBrowser)),
  );
}
