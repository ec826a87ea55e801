import type { AuthenticateRequestOptions as Options } from '@x/auth-state';
import { type ClerkClientOptions, type ClerkClient as Client, createClerkClient } from '@x/backend';
import { clientOptionNames } from '@x/rest-client/internal';
import type { SessionTokenCall } from '../client/create-token-with.ts';
import { callOptions, clientOptions } from '../options/call-options.ts';
import { givenOptions } from '../options/given-options.ts';
import { checkKeys } from './check-keys.ts';
import { debugRequestState, type RequestStateDebug } from './debug-request-state.ts';
import { withReferenceAuth } from './reference-state.ts';
import type { AuthenticateRequest, RequestState } from './states.ts';

type CreateTokenWith = (call: SessionTokenCall, secretKey?: string | null) => Promise<string>;

/** Creates `authenticateRequest` with bound options. They are checked with the first call, as in the reference. */
export function bindAuthentication(
  options: object,
  createToken: CreateTokenWith,
): {
  authenticateRequest: AuthenticateRequest;
  debugRequestState: (params: RequestState) => RequestStateDebug;
} {
  const bound = clientOptions(options);
  let client: Client | undefined;
  const authenticate = async (request: Request, given?: Options) => {
    const merged = callOptions(bound, given);
    checkKeys(merged);
    client ??= createClerkClient({
      ...givenOptions<ClerkClientOptions>(options, clientOptionNames()),
      ...bound,
    });
    const state = await client.authenticateRequest(request, merged);
    return withReferenceAuth(state, (call) => createToken(call, merged.secretKey));
  };
  // The options of a call determine the type of its state, here and in the packages below.
  return { authenticateRequest: authenticate as unknown as AuthenticateRequest, debugRequestState };
}
