// Pure
import type { AuthObject } from './auth-objects/auth-object.ts';
import type { HasParams } from './auth-objects/has.ts';
import type { GuardFacts } from './decide/guard-rules.ts';
import { destinationFact } from './facts/facts-of.ts';
import type { GuardSettings } from './guard-options.ts';
import { parseUrl } from './http/parse-url.ts';
import { readBearerToken } from './http/read-bearer-token.ts';
import type { RequestHead } from './http/request-head.ts';
import type { AnyRequestState } from './render/request-state.ts';
import { Headers as HeaderNames, RequestHeaders } from './wire/constants.ts';

/** Everything that a guard knows about a request. */
export interface GuardedRequest {
  readonly request: RequestHead;
  readonly state: AnyRequestState;
  readonly auth: AuthObject;
  readonly settings: GuardSettings;
}

/** Returns the facts that the table of the guard decides about. */
export function guardFactsOf(guarded: GuardedRequest): GuardFacts {
  const { request, state, auth, settings } = guarded;
  return {
    preflight: isPreflight(request) ? 'yes' : 'no',
    redirect: redirectFact(state),
    upgrade: isUpgrade(request) ? 'yes' : 'no',
    available: state.isUnavailable ? 'no' : 'yes',
    visitor: auth.isAuthenticated ? 'signed-in' : 'signed-out',
    requirement: requirementFact(auth, settings.requires),
    signedOut: settings.signedOut,
    destination: destinationOf(guarded),
  };
}

/** A preflight (Fetch, section 4.8). */
export function isPreflight({ method, headers }: RequestHead): boolean {
  return (
    method === 'OPTIONS' &&
    headers.has(HeaderNames.Origin) &&
    headers.has(RequestHeaders.AccessControlRequestMethod)
  );
}

/** A client can offer several protocols, with versions (RFC 9110, section 7.8). */
function isUpgrade({ headers }: RequestHead): boolean {
  return /(?:^|,)\s*websocket\s*(?:$|[,/])/i.test(headers.get(RequestHeaders.Upgrade) ?? '');
}

/** A state with a location is a redirect, whatever its status is. */
function redirectFact({ status, headers }: AnyRequestState): GuardFacts['redirect'] {
  if (status === 'handshake') {
    return 'start';
  }
  return headers.has(HeaderNames.Location) ? 'end' : 'none';
}

function requirementFact({ has }: AuthObject, requires: HasParams | undefined): GuardFacts['requirement'] {
  if (requires === undefined || has(requires)) {
    return 'met';
  }
  const { reverification: _, ...others } = requires;
  const areOthersMet = Object.keys(others).length === 0 || has(others);
  return areOthersMet ? 'reverification' : 'unmet';
}

/** Only visitors who are sent to sign in need this fact. */
function destinationOf({ request, state, auth, settings }: GuardedRequest): GuardFacts['destination'] {
  if (settings.signedOut !== 'sign-in' || auth.isAuthenticated || isApiCall(request)) {
    return 'other';
  }
  const url = state.publicUrl();
  return [state.signInUrl, state.signUpUrl].some((page) => isPage(url, page)) ? 'sign-in' : 'page';
}

function isApiCall(request: RequestHead): boolean {
  const { headers } = request;
  return (
    readBearerToken(headers.get(HeaderNames.Authorization)) !== undefined ||
    isUpgrade(request) ||
    destinationFact(headers) === 'other'
  );
}

/** Further steps of signing in, such as `/factor-one`. Escaped characters are left out: routers decode them differently. */
const STEPS = /^(?:\/[\w-]+)*\/?$/;

/** Returns whether a URL is a page or, below it, one of its steps. The root of a site has no steps. */
function isPage(url: URL, page: string): boolean {
  const parsed = page ? parseUrl(page, url) : undefined;
  if (parsed?.origin !== url.origin) {
    return false;
  }
  const path = parsed.pathname.replace(/\/$/, '');
  if (path === '') {
    return url.pathname === '/';
  }
  return url.pathname.startsWith(path) && STEPS.test(url.pathname.slice(path.length));
}
