import type { FinalVerdict, HandshakeVerdict, SignInVerdict, SignOutVerdict } from '../decide/decisions.ts';
import type { Facts } from '../decide/facts.ts';
import { FLAG_MAX_AGE_IN_SECONDS, remainderCookie } from '../facts/count-redirects.ts';
import { removedParameters } from '../facts/handshake-parameters.ts';
import { Cookies, Headers as HeaderNames, ResponseHeaders } from '../wire/constants.ts';
import type { KnownRequest } from './diagnosis.ts';
import { handshakeLocation, withoutParameters } from './handshake-location.ts';

const NO_STORE = 'no-store';

/** Another SDK on the same domain reads the flag as a count, and ends the redirects at three. */
const MAX_FLAG = 2;

/** The life of the remainder: browsers follow a redirect at once. */
const REMAINDER_MAX_AGE_IN_SECONDS = 5;

/** The facts of a handshake that was used. Its cookies must not hide the next handshake. */
const USED_HANDSHAKE: ReadonlySet<Facts['handshake']> = new Set(['signed-in', 'signed-out', 'unusable']);

/** The facts of a handshake that decided who the visitor is. */
const RESOLVED_HANDSHAKE: ReadonlySet<Facts['handshake']> = new Set(['signed-in', 'signed-out']);

/** Returns the headers of the response to a request, except the headers that say why it is not signed in. */
export function stateHeaders(
  verdict: FinalVerdict,
  { reason, setCookies }: { readonly reason: string; readonly setCookies: readonly string[] },
  known: KnownRequest,
): Headers {
  const headers =
    verdict.kind === 'handshake'
      ? gateHeaders(verdict, reason, known)
      : pageHeaders(setCookies, verdict, known);
  if (USED_HANDSHAKE.has(known.facts.handshake)) {
    removeCookies(headers, [Cookies.Handshake, Cookies.HandshakeNonce], known);
  }
  return headers;
}

function gateHeaders({ gate, target }: HandshakeVerdict, reason: string, known: KnownRequest): Headers {
  const headers = new Headers();
  switch (gate) {
    case 'redirect': {
      const flag = Math.min(known.seen.redirects.count + 1, MAX_FLAG);
      setRedirect(headers, handshakeLocation(target, reason, known));
      appendCookie(headers, `${Cookies.RedirectCount}=${flag}`, FLAG_MAX_AGE_IN_SECONDS, known);
      break;
    }
    case 'clean':
      redirectToCleanUrl(headers, false, known);
      break;
    case 'loop':
      // The cookies stay: a later visit signs in once the cause is gone.
      headers.set(HeaderNames.CacheControl, NO_STORE);
      break;
    case 'stay':
      break;
  }
  return headers;
}

/** Sets the cookies that a handshake or a refresh brought. Shared caches must not store them. */
function pageHeaders(
  setCookies: readonly string[],
  { kind, handshakeReturn }: SignInVerdict | SignOutVerdict,
  known: KnownRequest,
): Headers {
  const headers = new Headers();
  if (setCookies.length > 0) {
    headers.set(HeaderNames.CacheControl, NO_STORE);
  }
  if (handshakeReturn !== 'discard') {
    for (const directive of setCookies) {
      headers.append(ResponseHeaders.SetCookie, directive);
    }
  }
  if (known.settings.options.nullOriginCors && RESOLVED_HANDSHAKE.has(known.facts.handshake)) {
    headers.set(ResponseHeaders.AllowOrigin, 'null');
    headers.set(ResponseHeaders.AllowCredentials, 'true');
  }
  if (handshakeReturn === 'clean') {
    redirectToCleanUrl(headers, kind === 'signed-in', known);
  } else if (handshakeReturn === 'end') {
    removeCookies(headers, [Cookies.RedirectCount], known);
  }
  return headers;
}

/** Redirects to the same URL without some parameters. The count of this navigation goes on in a cookie for that URL. */
function redirectToCleanUrl(headers: Headers, isSignedIn: boolean, known: KnownRequest): void {
  const { seen, facts, settings } = known;
  const isSatellite = Boolean(settings.options.isSatellite);
  const url = withoutParameters(seen.url, removedParameters({ ...seen, isSatellite, isSignedIn }));
  const isReturn = RESOLVED_HANDSHAKE.has(facts.handshake);
  const count = Math.max(seen.redirects.count, isReturn ? 1 : 0);
  setRedirect(headers, url.href);
  if (count > 0) {
    appendCookie(headers, `${remainderCookie(url)}=${count}`, REMAINDER_MAX_AGE_IN_SECONDS, known);
  }
}

function setRedirect(headers: Headers, location: string): void {
  headers.set(HeaderNames.CacheControl, NO_STORE);
  headers.set(HeaderNames.Location, location);
}

function appendCookie(headers: Headers, pair: string, maxAgeInSeconds: number, { seen }: KnownRequest): void {
  const attributes = `Max-Age=${maxAgeInSeconds}; HttpOnly`;
  headers.append(ResponseHeaders.SetCookie, cookieDirective(pair, seen.url, attributes));
}

/** Removes cookies that the request has. The Frontend API sets some of them for the whole domain. */
function removeCookies(headers: Headers, names: readonly string[], { seen, settings }: KnownRequest): void {
  const { cookies, url } = seen;
  const parent = settings.issuer.replace(/^[^.]*\.|:.*$/g, '');
  const isOnDomain = settings.instance === 'production' && `.${url.hostname}`.endsWith(`.${parent}`);
  const domains = isOnDomain ? ['', `; Domain=${parent}`] : [''];
  for (const name of names.filter((seenName) => cookies.has(seenName))) {
    for (const domain of domains) {
      headers.append(ResponseHeaders.SetCookie, cookieDirective(`${name}=`, url, `Max-Age=0${domain}`));
    }
  }
}

function cookieDirective(pair: string, { protocol }: URL, attributes: string): string {
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${pair}; Path=/; ${attributes}; SameSite=Lax${secure}`;
}
