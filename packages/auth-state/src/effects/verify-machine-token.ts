import type { ClerkError } from '@x/errors';
import type { Jwt, VerifyTokenOptions } from '@x/jwt';
import type { MachineFacts } from '../decide/machine-rules.ts';
import type { DecodedToken } from '../facts/choose-cookies.ts';
import type { MachineToken } from '../machine-token.ts';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';
import type { AuthReason } from '../render/request-state.ts';
import type { MachineTokenType } from '../token-type.ts';
import { askPort, type PortFailure } from './ask-port.ts';
import { machineTokenOfJwt } from './machine-token-of-jwt.ts';

/** What came of verifying a machine token. */
export interface MachineFinding {
  readonly verified: MachineFacts['verified'];
  readonly machineToken?: MachineToken;
  readonly failure?: {
    readonly reason: AuthReason;
    readonly message: string;
    readonly error?: ClerkError | undefined;
  };
}

/** The API answers with these where the token or the key is at fault. */
const REASONS: Readonly<Record<number, AuthReason>> = { 401: 'secret-key-invalid', 404: 'token-invalid' };

const failed = (reason: AuthReason, message: string, error?: ClerkError): MachineFinding => ({
  verified: 'failed',
  failure: { reason, message, error },
});

/** Nobody knows what the token is worth: the API or the keys could not be had, or a port of the application failed. */
function unavailable({ error }: PortFailure): MachineFinding {
  const reason = error.code === 'unexpected-error' ? error.code : 'api-unavailable';
  return { verified: 'unavailable', failure: { reason, message: error.message, error } };
}

/** Verifies a JWT by its signature, and has the API look any other token up. */
export async function verifyMachineToken(
  tokenType: MachineTokenType,
  { text, jwt }: DecodedToken,
  options: AuthenticateRequestOptions,
  ports: Ports,
): Promise<MachineFinding> {
  if (jwt.result) {
    return verifyJwt(tokenType, text, jwt.result, options, ports);
  }
  const answer = await askPort(ports, 'verifyMachineToken', tokenType, text, options);
  if (answer.error) {
    return ofFailure(answer);
  }
  const { result: machineToken } = answer;
  return tokenType === 'oauth_token' && !isForAudience(Reflect.get(machineToken, 'aud'), options)
    ? failed('token-verification-failed', 'The access token is not for this audience.')
    : { verified: 'ok', machineToken };
}

function ofFailure(failure: PortFailure): MachineFinding {
  const { answer, error, isOutage } = failure;
  if (isOutage) {
    return unavailable(failure);
  }
  return answer
    ? failed(REASONS[answer.status ?? 0] ?? 'unexpected-error', answer.message)
    : failed('token-verification-failed', error.message, error);
}

/** An expected audience has to be one of the token's (RFC 8707). */
function isForAudience(aud: unknown, { audience }: AuthenticateRequestOptions): boolean {
  const expected: readonly unknown[] = [audience].flat();
  return audience === undefined || [aud].flat().some((one) => expected.includes(one));
}

/** The checks of session tokens are not those of machine tokens: an M2M token's audience is the machines it may call. */
async function verifyJwt(
  tokenType: MachineTokenType,
  token: string,
  decoded: Jwt,
  options: AuthenticateRequestOptions,
  ports: Ports,
): Promise<MachineFinding> {
  const isAccessToken = tokenType === 'oauth_token';
  const checks: VerifyTokenOptions = {
    ...options,
    tokenClasses: isAccessToken ? ['access-token'] : ['machine'],
    headerType: isAccessToken ? ['at+jwt', 'application/at+jwt'] : undefined,
    audience: isAccessToken ? options.audience : undefined,
    authorizedParties: undefined,
  };
  const answer = await askPort(ports, 'verifyMachineJwt', token, checks, decoded);
  if (answer.error) {
    const { error, code, isOutage } = answer;
    const isOtherClass = !isAccessToken && decoded.header['cat'] !== undefined && code === 'token-invalid';
    return isOutage
      ? unavailable(answer)
      : failed(isOtherClass ? code : 'token-verification-failed', error.message, error);
  }
  return { verified: 'ok', machineToken: machineTokenOfJwt(tokenType, answer.result) };
}
