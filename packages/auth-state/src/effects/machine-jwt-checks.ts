// Pure
import type { VerifyTokenOptions } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { MachineTokenType } from '../wire/token-type.ts';

/** Returns the checks of a machine token that is a JWT, from the options of the request. */
export function machineJwtChecks(
  tokenType: MachineTokenType,
  options: AuthenticateRequestOptions,
): VerifyTokenOptions {
  return tokenType === 'oauth_token' ? accessTokenChecks(options) : machineChecks(options);
}

function accessTokenChecks(options: AuthenticateRequestOptions): VerifyTokenOptions {
  return {
    ...options,
    tokenClasses: ['access-token'],
    headerType: ['at+jwt', 'application/at+jwt'],
    authorizedParties: undefined,
    requireAuthorizedParty: undefined,
  };
}

/** The audience of an M2M token is the machines that it can call, not the audience that sessions are checked for. */
function machineChecks(options: AuthenticateRequestOptions): VerifyTokenOptions {
  return {
    ...options,
    tokenClasses: ['machine'],
    headerType: undefined,
    audience: undefined,
    authorizedParties: undefined,
    requireAuthorizedParty: undefined,
  };
}
