import type { AcceptsToken, GuardPolicy } from '@x/auth-state';
import {
  acceptedAuthObject,
  answerOf,
  authOf,
  checkAcceptsToken,
  readGuardOptions,
} from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import { type OptionNames, readArgument, readOptions } from '@x/errors/internal';
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

/** Throws a `ConfigError` for a request or a context: the framework calls a guard that the program passed on uncalled. */
function checkCalled(given: RequireAuthOptions): void {
  const isRequest = readArgument('The options of requireAuth', () => {
    const { headers, req }: { headers?: unknown; req?: unknown } = Object(given);
    return typeof headers === 'object' || typeof req === 'object';
  });
  if (isRequest) {
    throw new ConfigError(
      'requireAuth() returns the guard of a route. Call it: requireAuth(), not requireAuth.',
    );
  }
}

/** Returns the answer for a visitor who does not meet the requirement, or null for one who does. */
export type Requirement = (guarded: GuardedRequest) => Response | null;

/** Creates the check of `requireAuth`: the decision of a guard about the state that the middleware has found already. */
export function createRequirement(given: RequireAuthOptions = {}): Requirement {
  checkCalled(given);
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
