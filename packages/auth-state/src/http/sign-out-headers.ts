// Pure
import { ConfigError } from '@x/errors';
import {
  type OptionNames,
  parsePublishableKey,
  quote,
  readOptions,
  requireGlobals,
  wrongUrl,
} from '@x/errors/internal';
import { cookieNames } from '../settings/cookie-names.ts';
import { Cookies, Headers as HeaderNames, ResponseHeaders } from '../wire/constants.ts';
import { parseUrl } from './parse-url.ts';
import { WEB_PROTOCOLS } from './web-protocols.ts';

/** The options of `signOutHeaders`. */
export interface SignOutOptions {
  /** Names the instance. Without it, only the cookies that all instances share are removed. */
  publishableKey?: string | undefined;
  /** The URL of the application that the browser knows, such as `state.publicUrl()`. */
  url?: string | URL | undefined;
  /** The domain of a satellite. */
  domain?: string | undefined;
}

const OPTION_NAMES: OptionNames<SignOutOptions> = { publishableKey: true, url: true, domain: true };

/** Where a cookie can be: browsers remove a cookie only by the attributes that it was set with. */
interface Place {
  readonly domain?: string;
  readonly isPartitioned?: boolean;
}

const HOST_ONLY: Place = {};

/** In the iframe of another site, browsers keep cookies apart for each site. */
const PARTITIONED: Place = { isPartitioned: true };

/**
 * Returns headers that sign a browser out: they remove the session, the refresh token and `__client_uat`, with and
 * without suffix, from the host, from its parent domains, and from iframes. For applications without the browser SDK,
 * which removes these cookies itself.
 *
 * The session goes on until it is revoked: call `sessions.revokeSession(sessionId)` of the API as well. Otherwise the
 * next handshake signs the browser in again. Throws a `ConfigError` for invalid options.
 *
 * @example
 * ```ts
 * import { signOutHeaders } from '@x/auth-state';
 *
 * const headers = signOutHeaders({
 *   publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
 *   url: 'https://app.example.com/sign-out',
 * });
 * headers.getSetCookie()[0]; // => '__session=; Path=/; Max-Age=0; SameSite=Lax; Secure'
 * ```
 */
export function signOutHeaders(options: SignOutOptions = {}): Headers {
  requireGlobals('Headers', 'URL');
  const {
    publishableKey,
    url: given,
    domain,
  } = readOptions(options, OPTION_NAMES, { owner: 'signOutHeaders' });
  const url = given === undefined ? undefined : readUrl(given);
  if (domain !== undefined && !(typeof domain === 'string' && isDomain(domain))) {
    throw new ConfigError(`Option "domain" must be a host such as "app.example.com", not ${quote(domain)}.`);
  }
  const key = publishableKey === undefined ? undefined : parsePublishableKey(publishableKey);
  const isProduction = key?.instanceType === 'production';
  const isSecure = url === undefined ? isProduction : url.protocol === 'https:';
  const domains = new Set([
    ...(domain === undefined ? [] : [domain]),
    ...(isProduction ? parentsOf(key.frontendApi) : []),
    ...(url ? [url.hostname, ...parentsOf(url.hostname)].filter(isDomain) : []),
  ]);
  const places = [
    HOST_ONLY,
    ...Array.from(domains, (name): Place => ({ domain: name })),
    ...(isSecure ? [PARTITIONED] : []),
  ];
  const headers = new Headers({ [HeaderNames.CacheControl]: 'no-store' });
  for (const place of places) {
    for (const name of namesOf(publishableKey)) {
      headers.append(ResponseHeaders.SetCookie, removalOf(name, place, isSecure));
    }
  }
  return headers;
}

function readUrl(given: string | URL): URL {
  const url = parseUrl(given);
  if (url === undefined || !WEB_PROTOCOLS.has(url.protocol)) {
    throw wrongUrl('url', given, 'an absolute http or https URL');
  }
  return url;
}

function namesOf(publishableKey: string | undefined): readonly string[] {
  if (publishableKey === undefined) {
    return [Cookies.Session, Cookies.ClientUat];
  }
  const { session, clientUat, refresh } = cookieNames(publishableKey);
  return [session.plain, session.suffixed, clientUat.plain, clientUat.suffixed, refresh.suffixed];
}

/** A host can have a semicolon, which would end the attribute. */
const DOMAIN = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

const IPV4_ADDRESS = /^[\d.]+$/;

/** The longest name of a host (RFC 1035, section 2.3.4). A visitor chooses the Host header. */
const MAX_HOST_LENGTH = 253;

/** The domains above a host that can have cookies: no real host has more. */
const MAX_PARENTS = 8;

/** A browser rejects cookies for a single label, such as `com`. An address has no domain. */
function isDomain(host: string): boolean {
  return host.length <= MAX_HOST_LENGTH && DOMAIN.test(host) && !IPV4_ADDRESS.test(host);
}

/** Returns the domains above a host, except for the last label. */
function parentsOf(host: string): string[] {
  const labels = host
    .replace(/:\d+$/, '')
    .split('.')
    .slice(-MAX_PARENTS - 2);
  const parents = labels.map((_label, index) => labels.slice(index + 1).join('.'));
  return parents.filter(isDomain);
}

function removalOf(name: string, { domain, isPartitioned }: Place, isSecure: boolean): string {
  const attributes = [
    `${name}=`,
    'Path=/',
    'Max-Age=0',
    domain && `Domain=${domain}`,
    isPartitioned ? 'SameSite=None' : 'SameSite=Lax',
    isSecure && 'Secure',
    isPartitioned && 'Partitioned',
  ];
  return attributes.filter(Boolean).join('; ');
}
