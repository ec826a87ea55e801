// Pure
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import { Headers as HeaderNames, ResponseHeaders } from '../wire/constants.ts';
import { protectFromCaches } from './protect-from-caches.ts';
import type { ResponseHead } from './response-head.ts';

/** Whether responses of handlers depend on the visitor. `keep`: they do not, and the handler decides who may cache them. */
export type CacheControl = 'private' | 'keep';

type Pair = readonly [name: string, value: string];

export interface FinishOptions {
  /** The headers of the state. */
  readonly stateHeaders: Headers;
  readonly cacheControl: CacheControl;
}

/** Headers of a state that do not belong on the response of a handler, or are merged in another way. */
const MERGED_APART: ReadonlySet<string> = new Set([
  HeaderNames.CacheControl,
  HeaderNames.Location,
  ResponseHeaders.SetCookie,
]);

/** A state that has one of these brings the cookies of a session, or ends a loop of redirects. */
const SESSION_HEADERS: ReadonlySet<string> = new Set([HeaderNames.CacheControl, ResponseHeaders.SetCookie]);

/** Headers of a state that count only if the handler has no opinion. */
const DEFAULTS: ReadonlySet<string> = new Set([
  ResponseHeaders.AllowOrigin,
  ResponseHeaders.AllowCredentials,
]);

/**
 * Returns a copy of the response of a handler with the headers of the state. The body is passed on as it is, and is not
 * read. A response that cannot be copied, such as the start of a WebSocket, is changed itself as far as it can be.
 */
export function finishResponse(response: Response, options: FinishOptions): Response {
  if (!readArgument('The response', () => typeof response?.headers?.forEach === 'function')) {
    throw new ConfigError(`Pass finish() the Response of the handler, not ${quote(response)}.`);
  }
  if (response.type === 'error') {
    // A network error has no headers (Fetch, section 2.2.6). Bun would make an ordinary response of it.
    return response;
  }
  const finished = copyOf(response) ?? response;
  try {
    mergeHeaders(finished.headers, options);
  } catch {
    // The headers of a foreign protocol switch cannot be changed. No cache stores it.
  }
  return finished;
}

/** A copy, because a handler can return one response to several visitors, and some responses are immutable. */
function copyOf(response: Response): Response | undefined {
  try {
    return new Response(response.body, response);
  } catch {
    // A status such as 101 or 0 cannot be constructed, and a body cannot be passed on twice.
    return undefined;
  }
}

/** Adds the headers of a state to the headers of the response of a handler. */
export function mergeHeaders(headers: ResponseHead, { stateHeaders, cacheControl }: FinishOptions): void {
  const added = pairsOf(stateHeaders);
  prependCookies(headers, cookiesOf(added));
  for (const [name, value] of added) {
    if (!MERGED_APART.has(name) && !(DEFAULTS.has(name) && headers.has(name))) {
      headers.set(name, value);
    }
  }
  const hasSessionCookies = added.some(([name]) => SESSION_HEADERS.has(name));
  if (hasSessionCookies || cacheControl === 'private') {
    protectFromCaches(headers, hasSessionCookies ? 'no-store' : 'private');
  }
}

/** Of two cookies with one name the browser keeps the last: a handler that signs out must win over a refresh. */
function prependCookies(headers: ResponseHead, cookies: readonly string[]): void {
  if (cookies.length === 0) {
    return;
  }
  const own = cookiesOf(pairsOf(headers));
  headers.delete(ResponseHeaders.SetCookie);
  for (const cookie of [...cookies, ...own]) {
    headers.append(ResponseHeaders.SetCookie, cookie);
  }
}

/** Reads headers once, because each call of a method of `Headers` takes longer than all that is done with a state's few. */
function pairsOf(headers: Pick<ResponseHead, 'forEach'>): readonly Pair[] {
  const pairs: Pair[] = [];
  headers.forEach((value, name) => {
    pairs.push([name, value]);
  });
  return pairs;
}

/** Set-Cookie is the only header that `forEach` does not join (Fetch, section 5.1). */
function cookiesOf(pairs: readonly Pair[]): readonly string[] {
  return pairs.filter(([name]) => name === ResponseHeaders.SetCookie).map(([, value]) => value);
}
