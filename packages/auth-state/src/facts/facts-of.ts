// Pure
import { tokenClass } from '@x/jwt/internal';
import type { Facts } from '../decide/facts.ts';
import { queryOf } from '../http/query-of.ts';
import type { DecodedToken } from '../ports/create-decode.ts';
import type { Settings } from '../settings/settings.ts';
import { Cookies, Headers as HeaderNames, QueryParameters } from '../wire/constants.ts';
import type { RequestTokens } from './decode-tokens.ts';
import { leftoverParameters } from './handshake-parameters.ts';
import type { SeenRequest } from './read-request.ts';
import { isSatelliteReferrer } from './satellite-url.ts';

/** Returns the facts that the session table decides about, before any effect. */
export function factsOf(seen: SeenRequest, tokens: RequestTokens, settings: Settings): Facts {
  const { headers, handshake, url } = seen;
  const { options, instance } = settings;
  const clientUat = Number.parseInt(tokens.chosen.get(Cookies.ClientUat) ?? '', 10) || 0;
  const comesFromSatellite = isSatelliteReferrer(headers.get(HeaderNames.Referrer), url, settings);
  return {
    carrier: tokens.carrier,
    session: sessionFact(tokens.token, tokens.carrier === 'cookie' ? clientUat : 0),
    verified: '-',
    handshake: handshake.place === 'none' ? 'none' : '-',
    handshakeIn: handshake.place,
    leftovers: hasLeftovers(seen, settings) ? 'yes' : 'no',
    cookies: seen.cookies.size === 0 ? 'none' : 'some',
    instance,
    satellite: options.isSatellite ? 'yes' : 'no',
    sync: seen.sync,
    autoSync: options.satelliteAutoSync ? 'yes' : 'no',
    clientUat: clientUat === 0 ? 'no' : 'yes',
    devBrowser: devBrowserFact(seen, tokens),
    destination: destinationFact(headers),
    method: seen.method === 'GET' ? 'get' : 'other',
    referrer: comesFromSatellite ? 'satellite' : 'other',
    redirects: seen.redirects.fact,
    mark: seen.redirects.isMarked ? 'yes' : 'no',
    refreshCookie: seen.refreshToken ? 'yes' : 'no',
    refreshed: '-',
    satelliteWaits: seen.waitingSatellite ? 'yes' : 'no',
    organization: 'same',
  };
}

/** Looked for in development only: in production, no page is cleaned of them. */
function hasLeftovers(seen: SeenRequest, { options, instance }: Settings): boolean {
  const isSatellite = Boolean(options.isSatellite);
  return (
    instance === 'development' &&
    seen.url.search !== '' &&
    leftoverParameters({ ...seen, isSatellite, isSignedIn: false }).length > 0
  );
}

function sessionFact(token: DecodedToken | undefined, clientUatInSeconds: number): Facts['session'] {
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

/** An empty query parameter counts here as well: it must be removed from the URL. */
function devBrowserFact({ url }: SeenRequest, { devBrowser }: RequestTokens): Facts['devBrowser'] {
  if (queryOf(url).has(QueryParameters.DevBrowser)) {
    return 'query';
  }
  return devBrowser ? 'cookie' : 'none';
}

/** Returns how the browser uses the response. */
export function destinationFact(headers: Pick<Headers, 'get'>): Facts['destination'] {
  const destination = headers.get(HeaderNames.SecFetchDest);
  if (destination === 'document' || destination === 'iframe') {
    return destination;
  }
  const isPage = !destination && headers.get(HeaderNames.Accept)?.startsWith('text/html');
  return isPage ? 'html' : 'other';
}
