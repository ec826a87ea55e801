import type { Facts } from '../decide/facts.ts';
import { queryOf } from '../http/query-of.ts';
import type { Decode, DecodedToken } from '../ports/create-decode.ts';
import type { Settings } from '../settings/settings.ts';
import { Cookies, QueryParameters } from '../wire/constants.ts';
import { type ChosenCookies, chooseCookies } from './choose-cookies.ts';
import type { SeenRequest } from './read-request.ts';

/** The tokens of a request, decoded but not verified. */
export interface RequestTokens {
  readonly carrier: Facts['carrier'];
  /** The token to verify: the bearer token, or without one the session token of the cookies that count. */
  readonly token: DecodedToken | undefined;
  readonly chosen: ChosenCookies;
  /** The token of the development browser: from the query, or from a cookie. */
  readonly devBrowser: string | undefined;
}

/** Decodes the tokens of a request and chooses the cookies that count. */
export function decodeTokens(seen: SeenRequest, settings: Settings, decode: Decode): RequestTokens {
  const { bearerToken, cookies, url, nowInMs } = seen;
  const chosen = chooseCookies(cookies, settings, decode, nowInMs);
  return {
    carrier: bearerToken === undefined ? 'cookie' : 'header',
    token: bearerToken === undefined ? chosen.session : decode(bearerToken),
    chosen,
    devBrowser: queryOf(url).get(QueryParameters.DevBrowser) || chosen.get(Cookies.DevBrowser),
  };
}
