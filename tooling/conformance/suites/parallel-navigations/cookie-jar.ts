import { Cookie } from 'tough-cookie';

interface StoredCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Whether only the exact host receives the cookie. */
  readonly isHostOnly: boolean;
  readonly expiresAtInMs: number;
}

/** The cookies of a browser, by domain and name. Immutable, so that an exploration can return to any state. */
export type CookieJar = ReadonlyMap<string, StoredCookie>;

export const EMPTY_JAR: CookieJar = new Map();

/** Returns the jar after a response from this URL. All cookies are valid for every path. */
export function storeCookies(
  jar: CookieJar,
  setCookies: readonly string[],
  url: URL,
  nowInMs: number,
): CookieJar {
  const stored = new Map(jar);
  for (const directive of setCookies) {
    const cookie = Cookie.parse(directive, { loose: true });
    if (cookie === undefined) {
      continue;
    }
    const domain = cookie.domain ?? url.hostname;
    const key = `${domain} ${cookie.key}`;
    const lifeInMs = typeof cookie.maxAge === 'number' ? cookie.maxAge * 1000 : Number.POSITIVE_INFINITY;
    stored.delete(key);
    if (lifeInMs > 0) {
      stored.set(key, {
        name: cookie.key,
        value: cookie.value,
        domain,
        isHostOnly: cookie.domain === null,
        expiresAtInMs: nowInMs + lifeInMs,
      });
    }
  }
  return stored;
}

/** Returns the Cookie header that a browser sends to this URL, or an empty string. */
export function cookieHeader(jar: CookieJar, url: URL, nowInMs: number): string {
  return [...jar.values()]
    .filter(({ expiresAtInMs }) => expiresAtInMs > nowInMs)
    .filter(({ domain, isHostOnly }) =>
      isHostOnly ? domain === url.hostname : `.${url.hostname}`.endsWith(`.${domain}`),
    )
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}
