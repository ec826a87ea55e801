import { decide } from '../decide/decide.ts';
import { HANDSHAKE_RETURN } from '../decide/handshake-return.ts';
import type { Finding } from '../effects/finding.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import { Cookies } from '../wire/constants.ts';
import { handshakeLocation, withoutParameters } from './handshake-location.ts';

const NO_STORE = { 'cache-control': 'no-store' };
const SET_COOKIE = 'set-cookie';

/** A round trip may be slow. Shorter than the life of a session token, so that handshakes of its renewal don't count. */
const REDIRECT_COUNT_MAX_AGE_IN_SECONDS = 30;

/** A redirect to a URL of this application is followed at once. Short, so that what a visitor does next is not counted. */
const CLEANED_COUNT_MAX_AGE_IN_SECONDS = 5;

/** The headers that take over what a handshake or a refresh brought. Session cookies are not for shared caches. */
export function sessionHeaders({ setCookies = [] }: Finding, read: ReadRequest): Headers {
  const headers = new Headers(setCookies.length > 0 ? NO_STORE : undefined);
  for (const directive of setCookies) {
    headers.append(SET_COOKIE, directive);
  }
  if (/^signed/.test(read.facts.handshake)) {
    endOfHandshake(headers, read);
  }
  return headers;
}

function endOfHandshake(headers: Headers, read: ReadRequest): void {
  if (read.settings.options.nullOriginCors) {
    headers.set('access-control-allow-origin', 'null');
    headers.set('access-control-allow-credentials', 'true');
  }
  if (decide(HANDSHAKE_RETURN, read.facts)[2] === 'clean') {
    redirect(
      headers,
      withoutParameters(read.url, HANDSHAKE_PARAMETERS).href,
      read.redirectCount || 1,
      CLEANED_COUNT_MAX_AGE_IN_SECONDS,
      read,
    );
  } else {
    // A page ends a row of redirects.
    forgetCookies(headers, [Cookies.RedirectCount], read);
  }
}

/** What a handshake in development leaves in the URL. */
const HANDSHAKE_PARAMETERS = [
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_help',
  '__clerk_db_jwt',
];

/** The headers of a redirect to a handshake. */
export function handshakeHeaders(
  read: ReadRequest,
  target: Parameters<typeof handshakeLocation>[0],
  reason: string,
): Headers {
  const headers = new Headers();
  const location = handshakeLocation(target, reason, read);
  redirect(headers, location, read.redirectCount + 1, REDIRECT_COUNT_MAX_AGE_IN_SECONDS, read);
  return headers;
}

function redirect(
  headers: Headers,
  location: string,
  count: number,
  maxAgeInSeconds: number,
  { url }: ReadRequest,
): void {
  const attributes = `Max-Age=${maxAgeInSeconds}; HttpOnly`;
  headers.set('cache-control', 'no-store');
  headers.set('location', location);
  headers.append(SET_COOKIE, cookie(`${Cookies.RedirectCount}=${count}`, url, attributes));
}

/** The headers that end a loop: the next visit starts signed out, without what led to the handshakes. */
export function endOfLoopHeaders(read: ReadRequest): Headers {
  const headers = new Headers(NO_STORE);
  const names = [Cookies.Session, Cookies.ClientUat].map(read.chosen.nameOf);
  forgetCookies(headers, names, read);
  return headers;
}

/** Takes cookies away, of those that were seen. The Frontend API sets some for the whole domain. */
export function forgetCookies(
  headers: Headers,
  names: readonly string[],
  { cookies, url, settings: { issuer, instance } }: ReadRequest,
): void {
  const parent = issuer.replace(/^[^.]*\.|:.*$/g, '');
  const isOnDomain = instance === 'production' && `.${url.hostname}`.endsWith(`.${parent}`);
  for (const name of names) {
    for (const domain of isOnDomain ? ['', `; Domain=${parent}`] : ['']) {
      if (cookies.has(name)) {
        headers.append(SET_COOKIE, cookie(`${name}=`, url, `Max-Age=0${domain}`));
      }
    }
  }
}

function cookie(pair: string, { protocol }: URL, attributes: string): string {
  return `${pair}; Path=/; ${attributes}; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`;
}
