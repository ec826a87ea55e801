import { ConfigError } from '@x/errors';
import { joinOptionNames, type OptionNames, readOptions } from '@x/errors/internal';
import {
  checkVerifierOptions,
  MISPLACED_IN_VERIFY_TOKEN,
  OWN_CHECK_OPTIONS,
  readWaitUntil,
  verifyTokenWith,
} from '@x/jwt/internal';
import { isOneArgument } from './http/is-request.ts';
import { markHeadReader } from './http/request-head.ts';
import { bindPorts } from './ports/bind-ports.ts';
import { SHARED_TOKEN_PORTS, verifyTokenOptions } from './ports/create-token-ports.ts';
import type { Ports } from './ports/ports.ts';
import { splitWaitUntil, withWaitUntil } from './ports/with-wait-until.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import type { RequestStateFor } from './render/request-state.ts';
import { resolveRequestState } from './resolve-request-state.ts';
import { memoizeOptions } from './settings/memoize-options.ts';
import { mergeOptions } from './settings/merge-options.ts';
import {
  AUTHENTICATE_REQUEST_OPTIONS,
  type AuthenticateRequestOptions,
  MISPLACED_OPTIONS,
} from './settings/options.ts';
import { checkedSettings, readSettings, type Settings } from './settings/settings.ts';
import type { AcceptsToken } from './wire/token-type.ts';

type Accepting<Options, Accepts> = Options & { readonly acceptsToken?: Accepts | undefined };

/** Both forms of `authenticateRequest`. The accepted tokens determine the type of the state. */
export interface AuthenticateRequest<
  Options extends object = AuthenticateRequestOptions,
  Bound extends AcceptsToken = 'session_token',
> {
  /** Resolves to a state that says who sent a request. Rejects only with a `ConfigError`, for invalid options. */
  <const Accepts extends AcceptsToken = Bound>(
    request: Request,
    options?: Accepting<Options, Accepts>,
  ): Promise<RequestStateFor<Accepts>>;
  /** The same with one argument. */
  <const Accepts extends AcceptsToken = Bound>(
    input: { request: Request } & Accepting<Options, Accepts>,
  ): Promise<RequestStateFor<Accepts>>;
}

/** The options and ports that `createAuthenticateRequest` binds. */
export interface CreateAuthenticateRequestOptions<Bound extends AcceptsToken = 'session_token'> {
  /** Apply to every request. The options of a call override them. */
  options: Accepting<AuthenticateRequestOptions, Bound>;
  /** Ports that replace the default ports. */
  ports?: Partial<Ports> | undefined;
}

/**
 * Binds options once, for adapters and clients. Derived settings and loaded keys are kept between requests. Throws a
 * `ConfigError` for invalid options.
 */
export function createAuthenticateRequest<const Bound extends AcceptsToken = 'session_token'>(
  given: CreateAuthenticateRequestOptions<Bound>,
): {
  authenticateRequest: AuthenticateRequest<AuthenticateRequestOptions, Bound>;
  debugRequestState: typeof debugRequestState;
} {
  const { options, ports } = readOptions(given, CREATE_OPTIONS, { owner: 'createAuthenticateRequest' });
  const read = readOptions<AuthenticateRequestOptions>(options, AUTHENTICATE_REQUEST_OPTIONS, {
    ...CONTEXT,
    owner: 'createAuthenticateRequest',
  });
  const authenticateRequest = bindAuthenticateRequest(read, bindPorts(ports));
  // The tables lead to states of the accepted types only, which the compiler does not know.
  return {
    authenticateRequest: authenticateRequest as AuthenticateRequest<object, Bound>,
    debugRequestState,
  };
}

/** As `createAuthenticateRequest`, for options and ports that have been read. */
export function bindAuthenticateRequest(
  { waitUntil: boundWaitUntil, ...bound }: AuthenticateRequestOptions,
  boundPorts: Ports,
): AuthenticateRequest {
  // Missing options are checked with each call, which can bring them.
  checkBoundOptions({ ...bound, waitUntil: boundWaitUntil });
  const settingsWith = memoizeOptions(
    (callOptions: AuthenticateRequestOptions) => settingsOfCall(mergeOptions(bound, callOptions)),
    readCall,
  );
  let settingsOfBound: Settings | undefined;
  function settingsOf(callOptions: AuthenticateRequestOptions): Settings {
    // Found without a table, because most calls bring no options.
    if (callOptions === NO_OPTIONS) {
      settingsOfBound ??= settingsOfCall(bound);
      return settingsOfBound;
    }
    return settingsWith(callOptions);
  }
  const authenticate = async (input: Input, callOptions?: AuthenticateRequestOptions) => {
    const [request, all] = readInput(input, callOptions);
    const [others, waitUntil = boundWaitUntil] = splitWaitUntil(all, readCall);
    return await resolveRequestState(request, settingsOf(others), withWaitUntil(boundPorts, waitUntil));
  };
  // The tables lead to states of the accepted types only, which the compiler does not know.
  return markHeadReader(authenticate as AuthenticateRequest);
}

const CREATE_OPTIONS: OptionNames<CreateAuthenticateRequestOptions> = { options: true, ports: true };

/** Options of `verifyToken` are checked as they are there. */
const CONTEXT = { misplaced: MISPLACED_OPTIONS, own: OWN_CHECK_OPTIONS };

/** Reads the options of a call. Throws a `ConfigError` for unknown ones. */
const readCall = (given: AuthenticateRequestOptions): AuthenticateRequestOptions =>
  readOptions(given, AUTHENTICATE_REQUEST_OPTIONS, { ...CONTEXT, owner: 'authenticateRequest' });

/*
 * Settings are a function of the content of the options, so clients that are created with each request share them.
 */
const boundSettingsOf = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  checkVerifierOptions(options);
  return readSettings(options);
});

/** Throws a `ConfigError` for bound options that are invalid, whatever a call adds. */
export function checkBoundOptions({ waitUntil, ...options }: AuthenticateRequestOptions): void {
  readWaitUntil(waitUntil);
  boundSettingsOf(options);
}

const settingsOfCall = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  checkVerifierOptions(options);
  return checkedSettings(options);
});

type RequestWithOptions = { request: Request } & AuthenticateRequestOptions;
type Input = Request | RequestWithOptions;

const NO_OPTIONS: AuthenticateRequestOptions = {};

const ONE_ARGUMENT: OptionNames<RequestWithOptions> = /* @__PURE__ */ joinOptionNames(
  AUTHENTICATE_REQUEST_OPTIONS,
  { request: true },
);

/** Reads both forms of the arguments. `readRequest` rejects a value that is not a request. */
function readInput(
  input: Input,
  given: AuthenticateRequestOptions | undefined,
): readonly [request: Request, options: AuthenticateRequestOptions] {
  if (!isOneArgument(input)) {
    return [input, given === undefined ? NO_OPTIONS : given];
  }
  if (given !== undefined) {
    throw new ConfigError(
      'Pass the options of authenticateRequest next to "request", not as a second argument.',
    );
  }
  const { request, ...options } = readOptions<RequestWithOptions>(input, ONE_ARGUMENT, {
    ...CONTEXT,
    owner: 'authenticateRequest',
  });
  // `readRequest` checks it.
  return [request as Request, options];
}

/**
 * Resolves to a state that says who sent a request, with the reason and the row of the decision table that matched.
 * Rejects only with a `ConfigError`, for invalid options: nothing that a request holds makes it reject.
 *
 * @example
 * ```ts
 * import { authenticateRequest } from '@x/auth-state';
 *
 * const request = new Request('https://app.example.com/api/notes');
 * const state = await authenticateRequest(request, { secretKey: 'sk_test_1' });
 * state.status; // => 'signed-out'
 * state.reason; // => 'session-token-and-uat-missing'
 * ```
 */
// The tables lead to states of the accepted types only, which the compiler does not know.
export const authenticateRequest = (async (input: Input, given?: AuthenticateRequestOptions) => {
  const [request, all] = readInput(input, given);
  const [options, waitUntil] = splitWaitUntil(all, readUnbound);
  return resolveRequestState(request, settingsOf(options), withWaitUntil(SHARED_TOKEN_PORTS, waitUntil));
}) as AuthenticateRequest<Omit<AuthenticateRequestOptions, 'tokenCacheSize'>>;

/** Only bound options have state of their own. */
const readUnbound = (given: AuthenticateRequestOptions): AuthenticateRequestOptions => {
  const options = readCall(given);
  if (options.tokenCacheSize !== undefined) {
    throw new ConfigError(
      `Option "tokenCacheSize" has no effect here. ${MISPLACED_IN_VERIFY_TOKEN['tokenCacheSize']}`,
    );
  }
  return options;
};

const settingsOf = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  // Throws for invalid options, before it depends on the request whether they are used.
  verifyTokenWith(verifyTokenOptions(options));
  return checkedSettings(options);
}, readUnbound);
