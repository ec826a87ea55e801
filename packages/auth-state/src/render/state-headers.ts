import type { FinalVerdict, HandshakeVerdict } from '../decide/decisions.ts';
import type { Facts } from '../decide/facts.ts';
import type { ReturnOutcome } from '../decide/handshake-return.ts';
import { Cookies, Headers as HeaderNames, QueryParameters, ResponseHeaders } from '../wire/constants.ts';
import type { KnownRequest } from './diagnosis.ts';
import { handshakeLocation, withoutParameters } from './handshake-location.ts';

const NO_STORE = 'no-store';

/**
 * The life of the redirect count after a redirect to a handshake. A slow round trip must fit. It is shorter than the life
 * of a session token, so that the handshakes that renew one do not add up.
 */
const REDIRECT_COUNT_MAX_AGE_IN_SECONDS = 30;

/**
 * The life of the redirect count after a redirect to the cleaned URL of this application. Browsers follow it at once. A
 * short life keeps later visits from being counted.
 */
const CLEANED_COUNT_MAX_AGE_IN_SECONDS = 5;

/** The facts of a handshake that was used. Its cookies must not hide the next handshake. */
const USED_HANDSHAKE: ReadonlySet<Facts['handshake']> = new Set(['signed-in', 'signed-out', 'unusable']);

/** Returns the headers of the response to a request, except the headers that say why it is not signed in. */
export function stateHeaders(
  verdict: FinalVerdict,
  { reason, setCookies }: { readonly reason: string; readonly setCookies: readonly string[] },
  known: KnownRequest,
): Headers {
  const headers =
    verdict.kind === 'handshake'
      ? gateHeaders(verdict, reason, known)
      : sessionHeaders(setCookies, verdict.handshakeReturn, known);
  if (USED_HANDSHAKE.has(known.facts.handshake)) {
    removeCookies(headers, [Cookies.Handshake, Cookies.HandshakeNonce], known);
  }
  return headers;
}

function gateHeaders({ gate, target }: HandshakeVerdict, reason: string, known: KnownRequest): Headers {
  const headers = new Headers();
  if (gate === 'redirect') {
    const count = known.seen.redirects.count + 1;
    const location = handshakeLocation(target, reason, known);
    setRedirect(headers, { location, count, maxAgeInSeconds: REDIRECT_COUNT_MAX_AGE_IN_SECONDS }, known);
  } else if (gate === 'loop') {
    // The next visit starts signed out, without the cookies that led to the handshakes.
    headers.set(HeaderNames.CacheControl, NO_STORE);
    removeCookies(headers, [Cookies.Session, Cookies.ClientUat].map(known.tokens.chosen.nameOf), known);
  }
  return headers;
}

/** Sets the cookies that a handshake or a refresh brought. Shared caches must not store them. */
function sessionHeaders(
  setCookies: readonly string[],
  handshakeReturn: ReturnOutcome | undefined,
  known: KnownRequest,
): Headers {
  const headers = new Headers();
  if (setCookies.length > 0) {
    headers.set(HeaderNames.CacheControl, NO_STORE);
  }
  for (const directive of setCookies) {
    headers.append(ResponseHeaders.SetCookie, directive);
  }
  if (handshakeReturn !== undefined) {
    endHandshake(headers, handshakeReturn, known);
  }
  return headers;
}

function endHandshake(headers: Headers, handshakeReturn: ReturnOutcome, known: KnownRequest): void {
  const { seen, settings } = known;
  if (settings.options.nullOriginCors) {
    headers.set(ResponseHeaders.AllowOrigin, 'null');
    headers.set(ResponseHeaders.AllowCredentials, 'true');
  }
  if (handshakeReturn === 'clean') {
    const location = cleanUrl(seen.url);
    const count = seen.redirects.count || 1;
    setRedirect(headers, { location, count, maxAgeInSeconds: CLEANED_COUNT_MAX_AGE_IN_SECONDS }, known);
  } else {
    // The browser gets a page, which ends the redirects in a row.
    removeCookies(headers, [Cookies.RedirectCount], known);
  }
}

/** Removes the parameters that a handshake in development leaves in the URL. */
function cleanUrl(url: URL): string {
  const { Handshake, HandshakeNonce, HandshakeHelp, DevBrowser } = QueryParameters;
  return withoutParameters(url, [Handshake, HandshakeNonce, HandshakeHelp, DevBrowser]).href;
}

interface CountedRedirect {
  readonly location: string;
  readonly count: number;
  readonly maxAgeInSeconds: number;
}

function setRedirect(
  headers: Headers,
  { location, count, maxAgeInSeconds }: CountedRedirect,
  { seen }: KnownRequest,
): void {
  const attributes = `Max-Age=${maxAgeInSeconds}; HttpOnly`;
  headers.set(HeaderNames.CacheControl, NO_STORE);
  headers.set(HeaderNames.Location, location);
  headers.append(
    ResponseHeaders.SetCookie,
    cookieDirective(`${Cookies.RedirectCount}=${count}`, seen.url, attributes),
  );
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
