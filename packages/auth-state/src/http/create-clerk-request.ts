// Pure
import { Headers as HeaderNames } from '../wire/constants.ts';
import { parseCookies } from './parse-cookies.ts';
import { type ForwardedHosts, publicUrl } from './public-url.ts';

/** The URL of a request as the browser knows it. */
export interface ClerkUrl extends URL {
  /** Whether another URL is of another origin; what is no URL is. */
  isCrossOrigin(other: string | URL): boolean;
}

/** A request with its cookies, and its URL as the browser knows it. */
export interface ClerkRequest extends Request {
  readonly clerkUrl: ClerkUrl;
  readonly cookies: ReadonlyMap<string, string>;
  /** What may be logged: no query, and no values of headers and cookies. */
  toJSON(): ClerkRequestJson;
}

export interface ClerkRequestJson {
  readonly url: string;
  readonly method: string;
  readonly headerNames: readonly string[];
  readonly cookieNames: readonly string[];
}

export interface ClerkRequestOptions {
  /**
   * Which hosts of `x-forwarded-host` and `host` are believed. Default `any`: right behind a proxy that sets these
   * headers, since a visitor can send any. A list names hosts, with their port; `undefined` takes the URL as it is.
   */
  forwardedHosts?: ForwardedHosts;
}

/**
 * A copy of a request for authentication, without its body: the original can still be read. A request that
 * was made here is given back as it is.
 *
 * @example
 * ```ts
 * import { createClerkRequest } from '@x/auth-state';
 *
 * const headers = { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https', cookie: 'a=1' };
 * const { clerkUrl, cookies } = createClerkRequest(new Request('http://10.0.0.1:3000/notes', { headers }));
 * clerkUrl.href; // => 'https://app.example.com/notes'
 * cookies.get('a'); // => '1'
 * ```
 */
export function createClerkRequest(
  input: Request | string | URL,
  init?: RequestInit,
  options: ClerkRequestOptions = {},
): ClerkRequest {
  if (isClerkRequest(input)) {
    return input;
  }
  const isRequest = typeof input !== 'string' && 'url' in input;
  const request = new Request(
    withoutCredentials(isRequest ? input.url : input),
    init ?? (isRequest ? { method: input.method, headers: input.headers } : undefined),
  );
  // Browsers drop Cookie and Host from the headers of a copy.
  const { headers, url } = isRequest && init === undefined ? input : request;
  const { forwardedHosts } = { forwardedHosts: 'any' as const, ...options };
  const clerkUrl = publicUrl({ headers, url: withoutCredentials(url).href }, forwardedHosts);
  const cookies = parseCookies(headers.get(HeaderNames.Cookie));
  return Object.assign(request, {
    clerkUrl: Object.assign(clerkUrl, {
      isCrossOrigin: (other: string | URL) =>
        !URL.canParse(String(other)) || new URL(other).origin !== clerkUrl.origin,
    }),
    cookies,
    toJSON: () => ({
      url: clerkUrl.origin + clerkUrl.pathname,
      method: request.method,
      headerNames: [...request.headers.keys()],
      cookieNames: [...cookies.keys()],
    }),
  });
}

/** By its members: a request may come from another copy of this package. */
function isClerkRequest(input: object | string): input is ClerkRequest {
  return typeof input === 'object' && 'clerkUrl' in input && 'cookies' in input;
}

/** A name and a password in a URL make `Request` throw (Fetch, section 5.4), and a Host header can bring them. */
function withoutCredentials(input: string | URL): URL {
  const url = new URL(input);
  url.username = '';
  url.password = '';
  return url;
}
