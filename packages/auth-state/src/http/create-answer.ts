// Pure
import { requireGlobals } from '@x/errors/internal';
import { ContentTypes, Headers as HeaderNames, ResponseHeaders } from '../wire/constants.ts';
import { protectFromCaches } from './protect-from-caches.ts';
import type { RequestHead } from './request-head.ts';

/** The answers of a guard that have a body. */
export type RefusalName = 'unauthorized' | 'forbidden' | 'unavailable';

/** What an answer says. It is the same for every visitor, so that it shows nothing about the application. */
interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of the state that visitors must not see. */
  readonly hidden: readonly string[];
}

const REFUSALS: { readonly [Name in RefusalName]: Refusal } = {
  unauthorized: {
    status: 401,
    message: 'Sign in to continue.',
    // RFC 9110, section 15.5.2, requires it. Browsers show no dialog for this scheme.
    headers: { [ResponseHeaders.WwwAuthenticate]: 'Bearer' },
    hidden: [],
  },
  forbidden: { status: 403, message: 'You do not have access to this.', headers: {}, hidden: [] },
  unavailable: {
    status: 503,
    message: 'Try again in a moment.',
    headers: {},
    // They say what is wrong with the keys of the application.
    hidden: [HeaderNames.AuthReason, HeaderNames.AuthMessage],
  },
};

const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** What an answer is made for. */
export interface AnswerInput {
  readonly request: RequestHead;
  /** The headers of the state. */
  readonly stateHeaders: Headers;
}

/** Creates an answer with a body: text for a caller that wants a page, JSON for any other caller. */
export function createRefusal(name: RefusalName, input: AnswerInput): Response {
  const { status, message, headers, hidden } = REFUSALS[name];
  const isText = prefersText(input.request.headers.get(HeaderNames.Accept) ?? '');
  const body = isText ? message : JSON.stringify({ errors: [{ code: name, message }] });
  const contentType = isText ? PLAIN_TEXT : ContentTypes.Json;
  return respond(
    body,
    { status, headers: { ...headers, [HeaderNames.ContentType]: contentType }, hidden },
    input,
  );
}

/** How long a caller waits if the outage does not say it, and the longest time that is passed on. */
const DEFAULT_RETRY_AFTER = 5;
const MAX_RETRY_AFTER = 3_600;

/** Creates a 503 that says when to try again: after the time that the service named, if it did. */
export function createUnavailable(retryAfter: number | null | undefined, input: AnswerInput): Response {
  const response = createRefusal('unavailable', input);
  // A port of the application can return any number.
  const isKnown = typeof retryAfter === 'number' && retryAfter >= 1;
  const seconds = isKnown ? Math.min(Math.ceil(retryAfter), MAX_RETRY_AFTER) : DEFAULT_RETRY_AFTER;
  response.headers.set(ResponseHeaders.RetryAfter, String(seconds));
  return response;
}

/** Creates an answer with a JSON body, such as the body of a reverification. */
export function createJsonAnswer(status: number, body: object, input: AnswerInput): Response {
  const headers = { [HeaderNames.ContentType]: ContentTypes.Json };
  return respond(JSON.stringify(body), { status, headers, hidden: [] }, input);
}

/** The methods after which a browser repeats the request at the location of a 307. Others must become a GET (303). */
const REPEATED_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Creates a redirect to the location of the state. It keeps the method of the request. */
export function createStateRedirect(input: AnswerInput): Response {
  const location = input.stateHeaders.get(HeaderNames.Location) ?? '';
  return respond(null, { status: 307, headers: { [HeaderNames.Location]: location }, hidden: [] }, input);
}

/** Creates a redirect to another page, which must not get the body of the request. */
export function createPageRedirect(location: string, input: AnswerInput): Response {
  const status = REPEATED_METHODS.has(input.request.method) ? 307 : 303;
  return respond(null, { status, headers: { [HeaderNames.Location]: location }, hidden: [] }, input);
}

function prefersText(accept: string): boolean {
  return /\btext\/(?:html|plain)\b/i.test(accept) && !/\bjson\b/i.test(accept);
}

/** The answers of a guard depend on the visitor, so no cache may store them (decision 033). */
function respond(
  body: string | null,
  { status, headers, hidden }: Pick<Refusal, 'status' | 'headers' | 'hidden'>,
  { request, stateHeaders }: AnswerInput,
): Response {
  requireGlobals('Headers', 'Response');
  const all = new Headers(stateHeaders);
  for (const name of [HeaderNames.Location, ...hidden]) {
    all.delete(name);
  }
  for (const [name, value] of Object.entries(headers)) {
    all.set(name, value);
  }
  protectFromCaches(all, 'no-store');
  return new Response(request.method === 'HEAD' ? null : body, { status, headers: all });
}
