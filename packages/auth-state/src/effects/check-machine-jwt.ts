import type { JwtResult } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import { SHARED_TOKEN_PORTS } from '../ports/create-token-ports.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { MachineToken } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
import { machineJwtChecks } from './machine-jwt-checks.ts';
import { machineTokenOfJwt } from './machine-token-of-jwt.ts';

/** A machine token that is a JWT, and its claims. */
export interface CheckedMachineJwt {
  readonly machineToken: MachineToken;
  readonly payload: JwtPayload;
}

/** Verifies a machine token that is a JWT, as request authentication does. Needs no call of the Backend API but for keys. */
export async function checkMachineJwt(
  tokenType: MachineTokenType,
  token: string,
  options: AuthenticateRequestOptions,
): Promise<JwtResult<CheckedMachineJwt>> {
  const checks = machineJwtChecks(tokenType, options);
  const { result: payload, error } = await SHARED_TOKEN_PORTS.verifyMachineJwt(token, checks);
  return error
    ? { result: null, error }
    : { result: { machineToken: machineTokenOfJwt(tokenType, payload), payload }, error: null };
}
