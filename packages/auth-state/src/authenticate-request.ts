import { createTokenVerifier } from '@x/jwt';
import { readWaitUntil, verifyTokenWith } from '@x/jwt/internal';
import { bindPorts } from './ports/bind-ports.ts';
import { SHARED_TOKEN_PORTS } from './ports/create-token-ports.ts';
import type { Ports } from './ports/ports.ts';
import { splitWaitUntil, withWaitUntil } from './ports/with-wait-until.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import type { RequestStateFor } from './render/request-state.ts';
import { resolveRequestState } from './resolve-request-state.ts';
import { copyOptions, memoizeOptions } from './settings/memoize-options.ts';
import { mergeOptions } from './settings/merge-options.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
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

export interface CreateAuthenticateRequestOptions<Bound extends AcceptsToken = 'session_token'> {
  options: Accepting<AuthenticateRequestOptions, Bound>;
  /** Ports that replace the default ports. */
  ports?: Partial<Ports> | undefined;
}

/**
 * Binds options once, for adapters and clients. Derived settings and loaded keys are kept between requests. Throws a
 * `ConfigError` for invalid options.
 */
export function createAuthenticateRequest<const Bound extends AcceptsToken = 'session_token'>({
  options,
  ports,
}: CreateAuthenticateRequestOptions<Bound>): {
  authenticateRequest: AuthenticateRequest<AuthenticateRequestOptions, Bound>;
  debugRequestState: typeof debugRequestState;
} {
  const [bound, boundWaitUntil] = splitWaitUntil(copyOptions(options));
  readWaitUntil(boundWaitUntil);
  const boundPorts = bindPorts(ports);
  // Throws for invalid options. Missing options are checked with each call, which can bring them.
  boundSettingsOf(bound);
  const settingsWith = memoizeOptions((given: AuthenticateRequestOptions) => {
    return settingsOfCall(mergeOptions(bound, given));
  });
  let settingsOfBound: Settings | undefined;
  function settingsOf(given: AuthenticateRequestOptions): Settings {
    // Found without a table, because most calls bring no options.
    if (given === NO_OPTIONS) {
      settingsOfBound ??= settingsOfCall(bound);
      return settingsOfBound;
    }
    return settingsWith(given);
  }
  const authenticate = async (input: Input, given?: AuthenticateRequestOptions) => {
    const [request, all] = readInput(input, given);
    const [options, waitUntil = boundWaitUntil] = splitWaitUntil(all);
    return resolveRequestState(request, settingsOf(options), withWaitUntil(boundPorts, waitUntil));
  };
  // The tables lead to states of the accepted types only, which the compiler does not know.
  return { authenticateRequest: authenticate as AuthenticateRequest<object, Bound>, debugRequestState };
}

/*
 * Settings are a function of the content of the options, so clients that are created with each request share them.
 * Creating a verifier throws for invalid options.
 */
const boundSettingsOf = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  createTokenVerifier(options);
  return readSettings(options);
});

const settingsOfCall = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  createTokenVerifier(options);
  return checkedSettings(options);
});

type RequestWithOptions = { request: Request } & AuthenticateRequestOptions;
type Input = Request | RequestWithOptions;

const NO_OPTIONS: AuthenticateRequestOptions = {};

/** `null` and `undefined`, which JavaScript callers may pass, are rejected by `readRequest`. */
function hasRequest(input: Input): input is RequestWithOptions {
  return 'request' in Object(input);
}

function readInput(
  input: Input,
  given: AuthenticateRequestOptions = NO_OPTIONS,
): readonly [Request, AuthenticateRequestOptions] {
  if (!hasRequest(input)) {
    return [input, given];
  }
  const { request, ...options } = input;
  return [request, options];
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
  const [options, waitUntil] = splitWaitUntil(all);
  return resolveRequestState(request, settingsOf(options), withWaitUntil(SHARED_TOKEN_PORTS, waitUntil));
}) as AuthenticateRequest;

const settingsOf = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  // Throws for invalid options, before it depends on the request whether they are used.
  verifyTokenWith(options);
  return checkedSettings(options);
});
