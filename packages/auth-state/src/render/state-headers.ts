import { Cookies } from '../constants.ts';
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
  { url, query }: ReadRequest,
  { instance, options }: Settings,
): Headers {
  const headers = new Headers();
  for (const directive of setCookies) {
    headers.append('set-cookie', directive);
  }
  if (setCookies.length > 0) {
    headers.set('cache-control', 'no-store');
  }
  if (facts.handshake === 'signed-in' || facts.handshake === 'signed-out') {
    if (options.nullOriginCors) {
      headers.set('access-control-allow-origin', 'null');
      headers.set('access-control-allow-credentials', 'true');
    }
    // A cookie would come back with the next request, and lead to the next redirect.
    if (instance === 'development' && HANDSHAKE_PARAMETERS.slice(0, 2).some((name) => query.has(name))) {
      headers.set('cache-control', 'no-store');
      headers.set('location', withoutParameters(url, HANDSHAKE_PARAMETERS).href);
    }
  }
  return headers;
}

/** What a handshake in development leaves in the URL. The first two carry what it brought. */
const HANDSHAKE_PARAMETERS = [
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_help',
  '__clerk_db_jwt',
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

/** The headers that end a loop: the next visit starts signed out, without what led to the handshakes. */
export function endOfLoopHeaders(read: ReadRequest, settings: Settings): Headers {
  const headers = new Headers(NO_STORE);
  const names = [Cookies.Session, Cookies.ClientUat].map((name) =>
    read.chosen.isSuffixed ? `${name}_${settings.suffix}` : name,
  );
  forgetCookies(headers, names, read, settings);
  return headers;
}

/** Takes cookies away, of those that were seen. The Frontend API sets some for the whole domain. */
export function forgetCookies(
  headers: Headers,
  names: readonly string[],
  { cookies, url }: ReadRequest,
  { issuer, instance }: Settings,
): void {
  const parent = issuer.replace(/^[^.]*\.|:.*$/g, '');
  const isOnDomain = instance === 'production' && `.${url.hostname}`.endsWith(`.${parent}`);
  for (const name of names) {
    for (const domain of isOnDomain ? ['', `; Domain=${parent}`] : ['']) {
      if (cookies.has(name)) {
        headers.append('set-cookie', cookie(`${name}=`, url, `Max-Age=0${domain}`));
      }
    }
  }
}

function cookie(pair: string, { protocol }: URL, attributes: string): string {
  return `${pair}; Path=/; ${attributes}; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`;
}
