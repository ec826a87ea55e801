import {
  type AcceptsToken,
  type AnyRequestState,
  createGuard,
  type GuardClient,
  type GuardPolicy,
  getAuthObjectForAcceptedToken,
  type PendingSessionOptions,
} from '@x/auth-state';
import { type OptionNames, readOptions } from '@x/errors/internal';
import { type GuardedRequest, recall, remember } from './guarded-request.ts';

/** What a route requires of a visitor. */
export interface RequireAuthOptions extends Omit<GuardPolicy, 'cacheControl'> {
  /** The tokens that the route accepts, of those that the middleware accepts. Default `session_token`. */
  acceptsToken?: AcceptsToken | undefined;
}

const REQUIRE_AUTH_OPTIONS: OptionNames<RequireAuthOptions> = {
  acceptsToken: true,
  requires: true,
  signedOut: true,
  treatPendingAsSignedOut: true,
};

/** Returns the answer for a visitor who does not meet the requirement, or null for one who does. */
export type Requirement = (guarded: GuardedRequest) => Promise<Response | null>;

/** Creates the check of `requireAuth`. It decides as a guard does, about a state that is known already. */
export function createRequirement(given: RequireAuthOptions = {}): Requirement {
  const {
    acceptsToken = 'session_token',
    signedOut = 'unauthorized',
    ...policy
  } = readOptions<RequireAuthOptions>(given, REQUIRE_AUTH_OPTIONS, { owner: 'requireAuth' });
  const authenticateRequest = async (request: Request) =>
    stateFor(recall(request, 'requireAuth'), acceptsToken);
  // The guard calls the client with the request that it was called with.
  const client = { authenticateRequest } as unknown as GuardClient<AcceptsToken>;
  const guard = createGuard(client, { ...policy, signedOut, acceptsToken });
  return async (guarded) => {
    remember(guarded.request, guarded);
    const { response } = await guard(guarded.request);
    guarded.isAnswered = response !== null;
    return response;
  };
}

/** Returns the state as a route sees it that accepts fewer tokens than the middleware. */
function stateFor({ state }: GuardedRequest, acceptsToken: AcceptsToken): AnyRequestState {
  const toAuth = (pending?: PendingSessionOptions) => {
    const authObject = state.toAuth(pending);
    return authObject && getAuthObjectForAcceptedToken({ authObject, acceptsToken });
  };
  // The guard reads the auth object with `toAuth` alone.
  return { ...state, toAuth } as AnyRequestState;
}
