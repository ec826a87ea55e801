import { verifyHandshakeToken, verifyToken } from '@x/jwt';
import { decide } from './decide/decide.ts';
import { type EffectName, SESSION_RULES, type SessionOutcome } from './decide/session-rules.ts';
import { createSessionVerifier } from './effects/create-session-verifier.ts';
import type { EffectContext, Finding } from './effects/finding.ts';
import { refreshSession } from './effects/refresh-session.ts';
import { resolveHandshake } from './effects/resolve-handshake.ts';
import { verifySession } from './effects/verify-session.ts';
import { readRequest } from './facts/read-request.ts';
import { type AuthenticateRequestOptions, mergeOptions } from './options.ts';
import type { Ports } from './ports.ts';
import { debugRequestState, type RequestStateDebug } from './render/debug-request-state.ts';
import { renderState } from './render/render-state.ts';
import type { RequestState } from './render/request-state.ts';
import { readSettings, type Settings } from './settings.ts';

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

const EFFECTS: { readonly [Name in EffectName]: (context: EffectContext) => Promise<Finding> } = {
  'resolve-handshake': resolveHandshake,
  verify: verifySession,
  refresh: refreshSession,
};

/**
 * Binds options once, for adapters and clients: what is derived from them, and the keys that were loaded, is
 * kept between requests. Throws a `ConfigError` for options that make no sense.
 */
export function createAuthenticateRequest({ options: bound, ports }: CreateAuthenticateRequestOptions): {
  authenticateRequest: AuthenticateRequest;
  debugRequestState: (state: RequestState) => RequestStateDebug;
} {
  const boundPorts: Ports = {
    verifySessionToken: createSessionVerifier(bound),
    verifyHandshakeToken,
    ...ports,
  };
  const boundSettings = readSettings(bound);
  const authenticate = async (
    input: Request | ({ request: Request } & AuthenticateRequestOptions),
    given?: AuthenticateRequestOptions,
  ) => {
    const { request, ...options } = 'request' in input ? input : { request: input, ...given };
    const merged = mergeOptions(bound, options);
    return decideRequest(request, merged === bound ? boundSettings : readSettings(merged), boundPorts);
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
  return decideRequest(request, readSettings(options), {
    verifySessionToken: verifyToken,
    verifyHandshakeToken,
  });
};

async function decideRequest(request: Request, settings: Settings, ports: Ports): Promise<RequestState> {
  const nowInMs = (settings.options.currentDate ?? new Date()).getTime();
  const read = readRequest(request, settings, nowInMs);
  let { facts } = read;
  let finding: Finding = { facts };
  for (;;) {
    const [rule, , outcome]: readonly [string, object, SessionOutcome] = decide(SESSION_RULES, facts);
    if (outcome[0] !== 'run') {
      return renderState(outcome, { rule, facts, finding, read, settings, ports, nowInMs });
    }
    // Every effect sets the fact that asked for it: the tests of the table count at most three.
    finding = { ...finding, ...(await EFFECTS[outcome[1]]({ read, settings, ports })) };
    facts = { ...facts, ...finding.facts };
  }
}
