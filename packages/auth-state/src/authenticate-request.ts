import type { JwtResult } from '@x/errors';
import { ConfigError } from '@x/errors';
import { type JwtPayload, parsePublishableKey, verifyToken } from '@x/jwt';
import { AuthErrorReason } from './auth-error-reason.ts';
import { decide } from './decide/decide.ts';
import type { Rule } from './decide/rule.ts';
import { SESSION_RULES } from './decide/session-rules.ts';
import { createSessionVerifier } from './effects/create-session-verifier.ts';
import { verifySession } from './effects/verify-session.ts';
import { readRequest } from './facts/read-request.ts';
import { type AuthenticateRequestOptions, mergeOptions } from './options.ts';
import type { Ports } from './ports.ts';
import { debugRequestState, type RequestStateDebug } from './render/debug-request-state.ts';
import { type RequestState, signedInState, signedOutState } from './render/request-state.ts';

/** `authenticateRequest` in both its forms. */
export interface AuthenticateRequest<Options extends object = AuthenticateRequestOptions> {
  (request: Request, options?: Options): Promise<RequestState>;
  (input: { request: Request } & Options): Promise<RequestState>;
}

export interface CreateAuthenticateRequestOptions {
  options: AuthenticateRequestOptions;
  /** Replaces parts of the outside world. */
  ports?: Partial<Ports> | undefined;
}

/** No request needs more effects than this before it is decided. */
const MAX_PASSES = 4;

/**
 * Binds options once, for adapters and clients: what is derived from them, and the keys that were loaded, is
 * kept between requests. Throws a `ConfigError` for options that make no sense.
 */
export function createAuthenticateRequest({ options: bound, ports }: CreateAuthenticateRequestOptions): {
  authenticateRequest: AuthenticateRequest;
  debugRequestState: (state: RequestState) => RequestStateDebug;
} {
  const boundPorts: Ports = {
    ...ports,
    verifySessionToken: ports?.verifySessionToken ?? createSessionVerifier(bound),
  };
  if (bound.publishableKey) {
    parsePublishableKey(bound.publishableKey);
  }
  const authenticate = async (
    input: Request | ({ request: Request } & AuthenticateRequestOptions),
    given?: AuthenticateRequestOptions,
  ) => {
    const { request, ...options } = 'request' in input ? input : { request: input, ...given };
    return decideRequest(request, mergeOptions(bound, options), boundPorts);
  };
  return { authenticateRequest: authenticate, debugRequestState };
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
export const authenticateRequest: AuthenticateRequest = async (
  input: Request | ({ request: Request } & AuthenticateRequestOptions),
  given: AuthenticateRequestOptions = {},
) => {
  const { request, ...options } = 'request' in input ? input : { request: input, ...given };
  return decideRequest(request, options, { verifySessionToken: verifyToken });
};

async function decideRequest(
  request: Request,
  options: AuthenticateRequestOptions,
  ports: Ports,
): Promise<RequestState> {
  if (typeof request?.headers?.get !== 'function') {
    throw new ConfigError('Pass the Request to authenticate.');
  }
  const publishableKey = options.publishableKey ? parsePublishableKey(options.publishableKey) : undefined;
  const { facts: factsRead, token = '' } = readRequest(request, publishableKey, options.maxTokenLength);
  let facts = factsRead;
  let verified: JwtResult<JwtPayload> | undefined;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const rule = decide(SESSION_RULES, facts);
    if (rule.outcome.kind !== 'run') {
      return render(rule, token, verified, options, ports);
    }
    const verification = await verifySession(token, facts.carrier, ports, options);
    facts = { ...facts, verified: verification.fact };
    verified = verification.verified;
  }
  return signedOutState(options, 'none', AuthErrorReason.UnexpectedError, '');
}

function render(
  { id, outcome }: Rule,
  token: string,
  verified: JwtResult<JwtPayload> | undefined,
  options: AuthenticateRequestOptions,
  { createSessionToken }: Ports,
): RequestState {
  if (outcome.kind === 'signed-in' && verified?.error === null) {
    return signedInState(options, { rule: id, token, claims: verified.result, createSessionToken });
  }
  const error = verified?.error;
  const reason = outcome.kind === 'signed-out' ? outcome.reason : error?.reason;
  return signedOutState(
    options,
    id,
    reason ?? AuthErrorReason.UnexpectedError,
    error?.getFullMessage() ?? '',
  );
}
