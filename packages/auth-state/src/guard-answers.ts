// Pure
import { reverificationError } from './auth-objects/reverification.ts';
import { decideAnswer } from './decide/decisions.ts';
import type { GuardOutcome } from './decide/guard-rules.ts';
import { type GuardedRequest, guardFactsOf } from './guard-facts.ts';
import {
  type AnswerInput,
  createJsonAnswer,
  createPageRedirect,
  createRefusal,
  createStateRedirect,
  createUnavailable,
} from './http/create-answer.ts';
import { createRedirect } from './http/create-redirect.ts';
import { parseCookies } from './http/parse-cookies.ts';
import type { RequestHead } from './http/request-head.ts';
import { withoutSingleUse } from './render/handshake-location.ts';
import { cookieSuffix } from './settings/cookie-suffix.ts';
import { Cookies, Headers as HeaderNames, QueryParameters } from './wire/constants.ts';

type Answer = (input: AnswerInput, guarded: GuardedRequest) => Response;

/** How each outcome of the table is answered. */
const ANSWERS: { readonly [Outcome in Exclude<GuardOutcome, 'pass'>]: Answer } = {
  redirect: createStateRedirect,
  unavailable: (input, { state }) => createUnavailable(state.error?.retryAfter, input),
  unauthorized: (input) => createRefusal('unauthorized', input),
  forbidden: (input) => createRefusal('forbidden', input),
  reverify: (input, { settings }) =>
    createJsonAnswer(403, reverificationError(settings.requires?.reverification), input),
  'sign-in': (input, guarded) => createPageRedirect(signInLocation(guarded), input),
};

/** Returns the answer of a guard, or null if the handler answers. A state can be decided about again with other settings. */
export function answerOf(guarded: GuardedRequest): Response | null {
  const { request, state } = guarded;
  const outcome = decideAnswer(guardFactsOf(guarded));
  return outcome === 'pass' ? null : ANSWERS[outcome]({ request, stateHeaders: state.headers }, guarded);
}

/** Returns the sign-in page, which sends the visitor back afterwards. A pending session is sent to its tasks. */
function signInLocation({ request, state, auth }: GuardedRequest): string {
  const { publishableKey, signInUrl, isSatellite } = state;
  const baseUrl = state.publicUrl();
  const { redirectToSignIn } = createRedirect({
    redirectAdapter: (url) => url,
    baseUrl,
    publishableKey,
    signInUrl,
    isSatellite,
    devBrowserToken: devBrowserOf(request, baseUrl, publishableKey),
    sessionStatus: auth.tokenType === 'session_token' ? auth.sessionStatus : null,
  });
  return redirectToSignIn({ returnBackUrl: withoutSingleUse(baseUrl) });
}

/** The sign-in page of a development instance knows the browser by this token. `createRedirect` passes it on there only. */
function devBrowserOf(request: RequestHead, url: URL, publishableKey: string): string | undefined {
  const cookies = parseCookies(request.headers.get(HeaderNames.Cookie));
  const { DevBrowser } = Cookies;
  return (
    url.searchParams.get(QueryParameters.DevBrowser) ||
    cookies.get(`${DevBrowser}_${cookieSuffix(publishableKey)}`) ||
    cookies.get(DevBrowser)
  );
}
