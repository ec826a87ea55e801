import type { AcceptsToken, GuardPolicy } from '@x/auth-state';
import {
  acceptedAuthObject,
  answerOf,
  authOf,
  checkAcceptsToken,
  readGuardOptions,
} from '@x/auth-state/internal';
import { type OptionNames, readOptions } from '@x/errors/internal';
import type { GuardedRequest } from './guarded-request.ts';

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
export type Requirement = (guarded: GuardedRequest) => Response | null;

/** Creates the check of `requireAuth`: the decision of a guard about the state that the middleware has found already. */
export function createRequirement(given: RequireAuthOptions = {}): Requirement {
  const {
    acceptsToken = 'session_token',
    signedOut = 'unauthorized',
    ...policy
  } = readOptions<RequireAuthOptions>(given, REQUIRE_AUTH_OPTIONS, { owner: 'requireAuth' });
  checkAcceptsToken(acceptsToken);
  const settings = readGuardOptions({ ...policy, signedOut });
  return (guarded) => {
    const { request, state } = guarded;
    const auth = acceptedAuthObject(authOf(state, settings.pending), acceptsToken);
    const response = answerOf({ request, state, auth, settings });
    guarded.isAnswered = response !== null;
    return response;
  };
}
