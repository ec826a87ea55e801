import { ConfigError } from '@x/errors';
import { quote, readArgument, requireGlobals } from '@x/errors/internal';
import type { AuthObjectFor } from './auth-objects/auth-object.ts';
import { authOf } from './auth-of.ts';
import { type AuthenticateRequest, checkBoundOptions } from './authenticate-request.ts';
import { answerOf } from './guard-answers.ts';
import { isPreflight } from './guard-facts.ts';
import { type GuardOptions, readGuardCall, readGuardOptions } from './guard-options.ts';
import { finishResponse } from './http/finish-response.ts';
import { checkRequest } from './http/is-request.ts';
import type { RequestHead } from './http/request-head.ts';
import type { AnyRequestState, RequestStateFor } from './render/request-state.ts';
import { Headers as HeaderNames } from './wire/constants.ts';
import type { AcceptsToken } from './wire/token-type.ts';

/** The guard answered the request. Send `response`. */
export interface Answered<Accepts extends AcceptsToken = 'session_token'> {
  /** The response to send. */
  readonly response: Response;
  /** How the request was decided. */
  readonly state: RequestStateFor<Accepts>;
  readonly auth?: undefined;
  readonly finish?: undefined;
}

/** The handler answers the request. */
export interface Passed<Accepts extends AcceptsToken = 'session_token'> {
  readonly response: null;
  /** Who sent the request. It is signed out for a CORS preflight, whatever the options say. */
  readonly auth: AuthObjectFor<Accepts>;
  /** How the request was decided. */
  readonly state: RequestStateFor<Accepts>;
  /**
   * Returns the response to send: a copy of the handler's, with the cookies of a refreshed session, the headers that say
   * why a visitor is signed out, and a Cache-Control that keeps it from other visitors. Does not read the body.
   */
  readonly finish: (response: Response) => Response;
}

/** The answer of a guard. `response` says which of the two it is. */
export type Guarded<Accepts extends AcceptsToken = 'session_token'> = Answered<Accepts> | Passed<Accepts>;

/** Decides whether a request goes on to its handler. The options of a call win over those of the guard. */
export type Guard<Bound extends AcceptsToken = 'session_token'> = <
  const Accepts extends AcceptsToken = Bound,
>(
  request: Request,
  options?: GuardOptions<Accepts>,
) => Promise<Guarded<Accepts>>;

/** What a guard needs of a client, such as the client of `@x/backend`. */
export interface GuardClient<Bound extends AcceptsToken = 'session_token'> {
  // Any options: the guard passes on those that `authenticateRequest` knows.
  /** Resolves to the state of a request. The client of `@x/backend` has it. */
  readonly authenticateRequest: AuthenticateRequest<object, Bound>;
}

/**
 * Creates a guard: one call between a request and its handler. It answers redirects, outages and, if the options say so,
 * visitors who are not signed in or lack what is required. It never reads the body of the request. Throws a
 * `ConfigError` for invalid options. A guard rejects only with a `ConfigError`: nothing that a request holds makes it
 * reject.
 *
 * @example
 * ```ts
 * import { createAuthenticateRequest, createGuard } from '@x/auth-state';
 *
 * const client = createAuthenticateRequest({ options: { secretKey: 'sk_test_1' } });
 * const guard = createGuard(client, { signedOut: 'unauthorized' });
 *
 * async function handle(request: Request): Promise<Response> {
 *   const { response, auth, finish } = await guard(request);
 *   return response ?? finish(new Response(`Hello ${auth.userId}`));
 * }
 * (await handle(new Request('https://app.example.com/'))).status; // => 401
 * ```
 */
export function createGuard<
  Bound extends AcceptsToken = 'session_token',
  const Accepts extends AcceptsToken = Bound,
>(client: GuardClient<Bound>, options: GuardOptions<Accepts> = {}): Guard<Accepts> {
  const isClient = readArgument('The client', () => typeof client?.authenticateRequest === 'function');
  if (!isClient) {
    throw new ConfigError(
      `createGuard takes a client with the function authenticateRequest, such as createClerkClient returns, not ${quote(client)}.`,
    );
  }
  requireGlobals('Headers', 'Response', 'URL');
  const bound = readGuardCall(options, 'createGuard');
  const boundSettings = readGuardOptions(bound);
  // The options of the client can complete them.
  checkBoundOptions(boundSettings.authenticateOptions);
  const guard = async (request: Request, given?: GuardOptions) => {
    const settings =
      given === undefined ? boundSettings : readGuardOptions({ ...bound, ...readGuardCall(given, 'guard') });
    checkRequest(request);
    const seen = isPreflight(request) ? withoutCredentials(request) : request;
    const state: AnyRequestState = await client.authenticateRequest(seen, settings.authenticateOptions);
    const auth = authOf(state, settings.pending);
    const response = answerOf({ request, state, auth, settings });
    if (response !== null) {
      return { response, state };
    }
    const { headers: stateHeaders } = state;
    const { cacheControl } = settings;
    const finish = (answer: Response) => finishResponse(answer, { stateHeaders, cacheControl });
    return { response, auth, state, finish };
  };
  // The client resolves to a state of the accepted types, which the compiler does not know.
  return guard as Guard<Accepts>;
}

/**
 * A preflight has no credentials (Fetch, section 4.8), and the guard lets it through. So credentials in a request that
 * only looks like one do not count.
 */
function withoutCredentials({ url, method, headers: given }: RequestHead): Request {
  // An iterable of pairs, as the types of the platform do not have it.
  const headers = new Headers(given as unknown as Headers);
  headers.delete(HeaderNames.Authorization);
  headers.delete(HeaderNames.Cookie);
  return new Request(url, { method, headers });
}
