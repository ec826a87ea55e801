import type { ApiVersion } from '../engine/api-version.ts';
import { cookieSuffixOf } from '../keys/signing-key.ts';
import { activeSessionOf } from '../model/browsers.ts';
import type { Instance } from '../store/instance.ts';
import type { ClientRecord, SessionRecord } from '../store/records.ts';
import { mintSessionToken, tokenTimes } from './tokens.ts';

const yearInSeconds = 31_536_000;

/** What the cookies of an application depend on. */
interface SessionCookies {
  readonly client: ClientRecord | undefined;
  /** The token of the browser, for an answer that goes to a browser without it. */
  readonly devBrowser?: string | undefined;
  /** The origin of the application: the claim `azp`. */
  readonly origin: string;
  readonly apiVersion: ApiVersion;
}

/**
 * Returns the `Set-Cookie` values of an application. Every cookie has two names, with and without the suffix of the
 * publishable key, so that the applications of several instances on one host keep their own.
 */
export async function sessionCookies(
  instance: Instance,
  { client, devBrowser, origin, apiVersion }: SessionCookies,
): Promise<readonly string[]> {
  const suffix = await cookieSuffixOf(instance.publishableKey());
  const session = client && activeSessionOf(instance, client.id);
  // A token that is older than the cookie next to it leads to a handshake, so the clock is read once.
  const times = tokenTimes(instance.now());
  const values = session
    ? {
        __session: await mintSessionToken(instance, session, { azp: origin, apiVersion, times }),
        __client_uat: clientUat(instance, client, times.issuedAt),
      }
    : { __session: '', __client_uat: '0' };
  const isSecure = origin.startsWith('https:');
  const { productionDomain } = instance;
  const hasDevBrowser = devBrowser !== undefined && productionDomain === undefined;
  const both = { ...values, ...(hasDevBrowser ? { __clerk_db_jwt: devBrowser } : {}) };
  const refreshToken = session ? refreshTokenOf(instance, session) : '';
  return [
    ...Object.entries(both).flatMap(([name, value]) =>
      [name, `${name}_${suffix}`].map((each) => {
        const domain = name === '__client_uat' ? productionDomain : undefined;
        return setCookie(each, value, { isSecure, domain });
      }),
    ),
    setCookie(`__refresh_${suffix}`, refreshToken, { isSecure, isHttpOnly: true }),
  ];
}

/**
 * Returns the value of `__client_uat`: the time at which the client signed in, switched its organization or signed out, and
 * 0 without a session. The clock can have been set back after the sign-in.
 */
export function clientUat(
  instance: Instance,
  client: ClientRecord | undefined,
  nowInSeconds = Math.floor(instance.now() / 1000),
): string {
  const session = client && activeSessionOf(instance, client.id);
  return String(session ? Math.min(Math.floor(client.updated_at / 1000), nowInSeconds) : 0);
}

/** Returns the secret with which an application refreshes a session without a redirect. */
function refreshTokenOf({ store, createId }: Instance, { id }: SessionRecord): string {
  const [known] = store.refresh_tokens.by('session_id', id);
  return (known ?? store.refresh_tokens.put({ id: createId('refresh_tokens'), session_id: id })).id;
}

interface CookieAttributes {
  readonly isSecure: boolean;
  readonly isHttpOnly?: boolean;
  /** The cookie is for this domain and its subdomains. Default: for the host alone. */
  readonly domain?: string | undefined;
  /** Default: a year. */
  readonly lifetimeInSeconds?: number;
}

/** Renders a `Set-Cookie` value. An empty value deletes the cookie. */
export function setCookie(
  name: string,
  value: string,
  { isSecure, isHttpOnly = false, domain, lifetimeInSeconds = yearInSeconds }: CookieAttributes,
): string {
  const maxAge = value === '' ? 0 : lifetimeInSeconds;
  return [
    `${name}=${value}`,
    'Path=/',
    `Max-Age=${maxAge}`,
    'SameSite=Lax',
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(isHttpOnly ? ['HttpOnly'] : []),
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
}
