// Pure
import { ConfigError } from '@x/errors';
import {
  canParseUrl,
  isPlatformObject,
  type OptionNames,
  orConfigError,
  quote,
  readArgument,
  readOptions,
  requireGlobals,
} from '@x/errors/internal';
import { forwardedHostMatcher } from '../settings/forwarded-hosts.ts';
import type { ForwardedHosts } from '../settings/options.ts';
import { Headers as HeaderNames } from '../wire/constants.ts';
import { parseCookies, readCookies } from './parse-cookies.ts';
import { publicUrl } from './public-url.ts';

/** The URL of a request that the browser knows. */
export interface ClerkUrl extends URL {
  /** Returns whether a URL has another origin. True for a value that is not a URL. */
  isCrossOrigin(other: string | URL): boolean;
}

/** A request with its cookies and the URL that the browser knows. */
export interface ClerkRequest extends Request {
  /** The URL that the browser knows. */
  readonly clerkUrl: ClerkUrl;
  /** The values of the cookies, by name. */
  readonly cookies: ReadonlyMap<string, string>;
  /** Returns what is safe to log: no query, and no values of headers or cookies. */
  toJSON(): ClerkRequestJson;
}

/** The parts of a request that are safe to log: its URL without the query, and names in place of values. */
export interface ClerkRequestJson {
  /** The URL without the query. */
  readonly url: string;
  /** The method, such as `GET`. */
  readonly method: string;
  /** The names of the headers. */
  readonly headerNames: readonly string[];
  /** The names of the cookies. */
  readonly cookieNames: readonly string[];
}

/** The options of `createClerkRequest`. */
export interface ClerkRequestOptions {
  /**
   * The hosts of `x-forwarded-host` and `host` that are trusted. Default `any`, which is only safe behind a proxy that
   * sets these headers: otherwise visitors can send any host. A list names hosts, with a port that is not the default
   * one of the protocol. An entry can begin with one wildcard label: `*.example.com`. `undefined` keeps the URL of the
   * request.
   */
  forwardedHosts?: ForwardedHosts;
}

/**
 * Creates a copy of a request for authentication. The copy has no body, so that the original can still be read. Returns a
 * request that this function created unchanged.
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
  const { forwardedHosts } = { forwardedHosts: 'any' as const, ...readRequestOptions(options) };
  checkForwardedHosts(forwardedHosts);
  requireGlobals('AbortController', 'Request', 'URL');
  return orConfigError('createClerkRequest cannot make a Request of its arguments: see the cause.', () =>
    isClerkRequest(input) ? input : createFrom(input, init, forwardedHosts),
  );
}

const CLERK_REQUEST_OPTIONS: OptionNames<ClerkRequestOptions> = { forwardedHosts: true };

/** `undefined` is a value of the option, and not the default. */
function readRequestOptions(options: ClerkRequestOptions): ClerkRequestOptions {
  const read = readOptions(options, CLERK_REQUEST_OPTIONS, { owner: 'createClerkRequest' });
  return 'forwardedHosts' in options ? { forwardedHosts: read.forwardedHosts } : {};
}

function createFrom(
  input: Request | string | URL,
  init: RequestInit | undefined,
  forwardedHosts: ForwardedHosts,
): ClerkRequest {
  const isRequest = typeof input !== 'string' && 'url' in input;
  const request = new Request(
    withoutCredentials(isRequest ? input.url : input),
    init ?? (isRequest ? { method: input.method, headers: input.headers } : undefined),
  );
  // Browsers drop Cookie and Host from the headers of a copy.
  const { headers, url } = isRequest && init === undefined ? input : request;
  const clerkUrl = publicUrl(
    { headers, url: withoutCredentials(url).href },
    forwardedHostMatcher(forwardedHosts),
  );
  const header = headers.get(HeaderNames.Cookie);
  let cookies: ReadonlyMap<string, string> | undefined;
  const added = {
    clerkUrl: Object.assign(clerkUrl, {
      isCrossOrigin: (other: string | URL) =>
        readArgument('The URL', () => originOf(other)) !== clerkUrl.origin,
    }),
    /** Decodes the cookies when they are read. */
    get cookies() {
      cookies ??= parseCookies(header);
      return cookies;
    },
    toJSON: () => ({
      url: clerkUrl.origin + clerkUrl.pathname,
      method: request.method,
      headerNames: [...request.headers.keys()],
      cookieNames: [...readCookies(header).keys()],
    }),
  };
  // `Object.assign` would read the cookies. The type of `defineProperties` is the type of its argument.
  return Object.defineProperties(request, Object.getOwnPropertyDescriptors(added)) as ClerkRequest;
}

/** Undefined for a value that is not a URL. */
function originOf(url: unknown): string | undefined {
  const text = typeof url === 'string' || isPlatformObject(url, 'URL') ? String(url) : '';
  return canParseUrl(text) ? new URL(text).origin : undefined;
}

/** A string in place of a list would be one host, or the letters of one. */
function checkForwardedHosts(forwardedHosts: unknown): void {
  if (forwardedHosts !== undefined && forwardedHosts !== 'any' && !Array.isArray(forwardedHosts)) {
    throw new ConfigError(
      `Option "forwardedHosts" must be "any" or a list of hosts such as "app.example.com", not ${quote(forwardedHosts)}.`,
    );
  }
}

/** Checks members rather than a class, since a request can come from another copy of this package. */
function isClerkRequest(input: object | string): input is ClerkRequest {
  return typeof input === 'object' && 'clerkUrl' in input && 'cookies' in input;
}

/** `Request` throws for a URL with a user name or a password (Fetch, section 5.4), which a Host header can bring. */
function withoutCredentials(input: string | URL): URL {
  const url = new URL(input);
  url.username = '';
  url.password = '';
  return url;
}
