import { createTokenVerifier } from '@x/jwt';
import { verifyTokenWith } from '@x/jwt/internal';
import { decideRequest } from './decide-request.ts';
import { bindPorts } from './ports/bind-ports.ts';
import { SHARED_TOKEN_PORTS } from './ports/create-token-ports.ts';
import type { Ports } from './ports/ports.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import type { RequestStateFor } from './render/request-state.ts';
import { copyOptions, memoizeOptions } from './settings/memoize-options.ts';
import { type AuthenticateRequestOptions, mergeOptions } from './settings/options.ts';
import { checkedSettings, readSettings } from './settings/settings.ts';
import type { AcceptsToken } from './wire/token-type.ts';

type Accepting<Options, Accepts> = Options & { readonly acceptsToken?: Accepts | undefined };

/** `authenticateRequest` in both its forms. What the state can be follows from the accepted tokens. */
export interface AuthenticateRequest<
  Options extends object = AuthenticateRequestOptions,
  Bound extends AcceptsToken = 'session_token',
> {
  /** Says who sent a request. Nothing in it makes this throw; options that make no sense reject with `ConfigError`. */
  <const Accepts extends AcceptsToken = Bound>(
    request: Request,
    options?: Accepting<Options, Accepts>,
  ): Promise<RequestStateFor<Accepts>>;
  /** The same in one argument. */
  <const Accepts extends AcceptsToken = Bound>(
    input: { request: Request } & Accepting<Options, Accepts>,
  ): Promise<RequestStateFor<Accepts>>;
}

export interface CreateAuthenticateRequestOptions<Bound extends AcceptsToken = 'session_token'> {
  options: Accepting<AuthenticateRequestOptions, Bound>;
  /** Replaces parts of the outside world. */
  ports?: Partial<Ports> | undefined;
}

/**
 * Binds options once, for adapters and clients: what is derived from them, and the keys that were loaded, is
 * kept between requests. Throws a `ConfigError` for options that make no sense.
 */
export function createAuthenticateRequest<const Bound extends AcceptsToken = 'session_token'>({
  options,
  ports,
}: CreateAuthenticateRequestOptions<Bound>): {
  authenticateRequest: AuthenticateRequest<AuthenticateRequestOptions, Bound>;
  debugRequestState: typeof debugRequestState;
} {
  const bound = copyOptions(options);
  const boundPorts = bindPorts(ports);
  // These throw for options that make no sense, and a call may bring some that the bound ones lack.
  createTokenVerifier(bound);
  readSettings(bound);
  const settingsOf = memoizeOptions((given: AuthenticateRequestOptions) => {
    const options = mergeOptions(bound, given);
    createTokenVerifier(options);
    return checkedSettings(options);
  });
  const authenticate = async (input: Input, given?: AuthenticateRequestOptions) => {
    const [request, options] = readInput(input, given);
    return decideRequest(request, settingsOf(options), boundPorts);
  };
  // The rows of the tables give states of the accepted types only.
  return { authenticateRequest: authenticate as AuthenticateRequest<object, Bound>, debugRequestState };
}

type InOne = { request: Request } & AuthenticateRequestOptions;
type Input = Request | InOne;

/** What is nothing, which callers in JavaScript pass as well, is refused where it is read. */
const hasRequest = (input: Input): input is InOne => 'request' in Object(input);

function readInput(
  input: Input,
  given: AuthenticateRequestOptions = {},
): readonly [Request, AuthenticateRequestOptions] {
  if (!hasRequest(input)) {
    return [input, given];
  }
  const { request, ...options } = input;
  return [request, options];
}

/**
 * Says who sent a request. Nothing in the request makes it throw; the answer is a state, which tells its
 * reason and the row of the decision table that fired.
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
// The rows of the tables give states of the accepted types only.
export const authenticateRequest = (async (input: Input, given?: AuthenticateRequestOptions) => {
  const [request, options] = readInput(input, given);
  return decideRequest(request, settingsOf(options), SHARED_TOKEN_PORTS);
}) as AuthenticateRequest;

const settingsOf = /* @__PURE__ */ memoizeOptions((options: AuthenticateRequestOptions) => {
  verifyTokenWith(options); // throws for options that make no sense, whatever a request holds
  return checkedSettings(options);
});
