import { Cookies, QueryParameters } from '../constants.ts';
import type { Finding } from '../effects/finding.ts';
import type { Facts } from '../facts/facts.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import type { Settings } from '../settings.ts';
import { handshakeLocation, withoutParameters } from './handshake-location.ts';

const NO_STORE = { 'cache-control': 'no-store' };

/** A round trip may be slow. Shorter than the life of a session token, so that handshakes of its renewal don't count. */
const REDIRECT_COUNT_MAX_AGE_IN_SECONDS = 30;

/** The headers that take over what a handshake or a refresh brought. Session cookies are not for shared caches. */
export function sessionHeaders(
  facts: Facts,
  { setCookies = [] }: Finding,
  { url }: ReadRequest,
  { instance, options }: Settings,
): Headers {
  const headers = new Headers();
  for (const directive of setCookies) {
    headers.append('set-cookie', directive);
  }
  if (setCookies.length > 0) {
    headers.set('cache-control', 'no-store');
  }
  const isHandshake = facts.handshake === 'signed-in' || facts.handshake === 'signed-out';
  if (isHandshake && facts.carrier === 'cookie') {
    if (options.nullOriginCors) {
      headers.set('access-control-allow-origin', 'null');
      headers.set('access-control-allow-credentials', 'true');
    }
    if (instance === 'development') {
      headers.set('cache-control', 'no-store');
      headers.set('location', withoutParameters(url, HANDSHAKE_PARAMETERS).href);
    }
  }
  return headers;
}

/** What a handshake in development leaves in the URL. */
const HANDSHAKE_PARAMETERS = [
  QueryParameters.Handshake,
  QueryParameters.HandshakeHelp,
  QueryParameters.DevBrowser,
  QueryParameters.HandshakeNonce,
];

/** The headers of a redirect to a handshake. */
export function handshakeHeaders(
  target: Parameters<typeof handshakeLocation>[0],
  reason: string,
  read: ReadRequest,
  settings: Settings,
): Headers {
  const headers = new Headers({ ...NO_STORE, location: handshakeLocation(target, reason, read, settings) });
  const count = `${Cookies.RedirectCount}=${read.redirectCount + 1}`;
  headers.append(
    'set-cookie',
    cookie(count, read.url, `Max-Age=${REDIRECT_COUNT_MAX_AGE_IN_SECONDS}; HttpOnly`),
  );
  return headers;
}

/**
 * The headers that end a loop: they take away the cookies that led to the handshakes, so that the next visit starts
 * signed out. The Frontend API sets some for the whole domain.
 */
export function endOfLoopHeaders({ cookies, chosen, url }: ReadRequest, settings: Settings): Headers {
  const { suffix, issuer, instance } = settings;
  const headers = new Headers(NO_STORE);
  const parent = issuer.replace(/^[^.]*\.|:.*$/g, '');
  const isOnDomain = instance === 'production' && `.${url.hostname}`.endsWith(`.${parent}`);
  const names = [Cookies.Session, Cookies.ClientUat].map((name) =>
    chosen.isSuffixed ? `${name}_${suffix}` : name,
  );
  for (const name of [...names, Cookies.Handshake, Cookies.HandshakeNonce]) {
    if (cookies.has(name)) {
      for (const domain of isOnDomain ? ['', `; Domain=${parent}`] : ['']) {
        headers.append('set-cookie', cookie(`${name}=`, url, `Max-Age=0${domain}`));
      }
    }
  }
  return headers;
}

function cookie(pair: string, { protocol }: URL, attributes: string): string {
  return `${pair}; Path=/; ${attributes}; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`;
}
