import { CookieJar } from 'tough-cookie';
import type { FrontendApi } from './frontend-api.ts';

/** The response of an application: the redirect target and the cookies. */
export type App = (request: Request) => Promise<{ readonly status: string; readonly headers: Headers }>;

export interface Walk {
  /** All URLs in order, including the first. */
  readonly urls: readonly string[];
  /** The end of the walk: the status of the application, `elsewhere`, or `endless`. */
  readonly end: string;
}

/** The cookie handling of a browser. */
export type Browser = 'ordinary' | 'keeps-no-cookies' | 'hides-new-cookies';

const STEPS_AT_MOST = 30;
/** The headers that a browser sends when it requests a page. */
const NAVIGATION = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** Follows redirects like a browser, from a request until an application responds with a page. */
export async function walk(
  start: Request,
  appOf: (url: URL) => App | undefined,
  frontendApi: FrontendApi,
  browser: Browser,
): Promise<Walk> {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
  const keep = browser === 'keeps-no-cookies' ? async () => undefined : keepIn(jar);
  await keep(start.url, startingCookies(start, browser));
  const urls: string[] = [];
  let request = browser === 'keeps-no-cookies' ? withoutCookies(start) : start;
  while (urls.length < STEPS_AT_MOST) {
    urls.push(request.url);
    const url = new URL(request.url);
    const app = appOf(url);
    if (app === undefined && !isFrontendApi(url)) {
      return { urls, end: 'elsewhere' };
    }
    const answer = isFrontendApi(url) ? { ...frontendAnswer(frontendApi, request) } : await app?.(request);
    await keep(request.url, answer?.headers.getSetCookie() ?? []);
    const location = answer?.headers.get('location') ?? null;
    if (location === null) {
      return { urls, end: answer?.status ?? 'elsewhere' };
    }
    const next = new URL(location, request.url);
    // A browser sends the user and password of a URL in a header, not in the URL.
    next.username = '';
    next.password = '';
    const cookie = await jar.getCookieString(next.href);
    request = new Request(next, { headers: { ...NAVIGATION, ...(cookie !== '' && { cookie }) } });
  }
  return { urls, end: 'endless' };
}

function frontendAnswer(frontendApi: FrontendApi, request: Request) {
  const { headers } = frontendApi.answer(request);
  return { status: 'redirected', headers };
}

function isFrontendApi({ pathname }: URL): boolean {
  return pathname.endsWith('/v1/client/handshake');
}

function withoutCookies(start: Request): Request {
  const request = new Request(start);
  request.headers.delete('cookie');
  return request;
}

/**
 * The existing cookies of the browser. Of two cookies with the same name, the browser sends the first; a cookie for the
 * exact path hides cookies for all paths.
 */
function startingCookies(start: Request, browser: Browser): readonly string[] {
  const pairs = (start.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const path = browser === 'hides-new-cookies' ? new URL(start.url).pathname : '/';
  return pairs.reverse().map((pair) => `${pair}; Path=${path}`);
}

/** A browser drops a cookie that it cannot parse. */
function keepIn(jar: CookieJar) {
  return async (url: string, cookies: readonly string[]): Promise<void> => {
    for (const cookie of cookies) {
      await jar.setCookie(cookie.trim(), url, { ignoreError: true, loose: true });
    }
  };
}
