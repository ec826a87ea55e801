import type { ClerkError } from '@x/errors';
import type { Jwt } from '@x/jwt';
import type { MachineFacts } from '../decide/machine-rules.ts';
import { callPort, type PortFailure } from '../ports/call-port.ts';
import type { DecodedToken } from '../ports/create-decode.ts';
import type { Ports } from '../ports/ports.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { AuthReason } from '../wire/auth-error-reason.ts';
import type { MachineToken } from '../wire/machine-token.ts';
import { isNonEmptyString } from '../wire/non-empty-string.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
import { machineJwtChecks } from './machine-jwt-checks.ts';
import { machineTokenOfJwt } from './machine-token-of-jwt.ts';

export interface MachineEffectInput {
  readonly tokenType: MachineTokenType;
  readonly token: DecodedToken;
  readonly options: AuthenticateRequestOptions;
  readonly ports: Ports;
}

export interface MachineEffectResult {
  readonly facts: Pick<MachineFacts, 'verified'>;
  readonly finding: MachineFinding;
}

/** The findings of this effect. A state is rendered from them. */
export interface MachineFinding {
  readonly machineToken?: MachineToken;
  readonly failure?: {
    readonly reason: AuthReason;
    readonly message: string;
    readonly error?: ClerkError | undefined;
  };
}

/** The status with which the API rejects a token. */
const NOT_FOUND = 404;

/** Verifies a machine token: a JWT by its signature, any other token by a look-up at the API. */
export function verifyMachineToken(input: MachineEffectInput): Promise<MachineEffectResult> {
  const { result: jwt } = input.token.jwt;
  return jwt ? verifyJwt(jwt, input) : lookUp(input);
}

async function verifyJwt(
  jwt: Jwt,
  { tokenType, token, options, ports }: MachineEffectInput,
): Promise<MachineEffectResult> {
  const checks = machineJwtChecks(tokenType, options);
  const answer = await callPort(ports, 'verifyMachineJwt', token.raw, checks, jwt);
  if (answer.error) {
    const hasOtherClass = jwt.header['cat'] !== undefined && answer.error.code === 'token-invalid';
    const isInvalid = tokenType !== 'oauth_token' && hasOtherClass;
    return failed(answer, isInvalid ? 'token-invalid' : 'token-verification-failed');
  }
  return succeeded(machineTokenOfJwt(tokenType, answer.result));
}

async function lookUp({
  tokenType,
  token,
  options,
  ports,
}: MachineEffectInput): Promise<MachineEffectResult> {
  const answer = await callPort(ports, 'verifyMachineToken', tokenType, token.raw, options);
  if (answer.error) {
    return failed(answer, lookUpFailedReason(answer), lookUpFailedMessage(answer, tokenType));
  }
  const machineToken = answer.result;
  if (tokenType === 'oauth_token' && !isForAudience(Reflect.get(machineToken, 'aud'), options)) {
    const message = 'The audience of the access token does not include the expected audience.';
    return {
      facts: { verified: 'failed' },
      finding: { failure: { reason: 'token-verification-failed', message } },
    };
  }
  return succeeded(machineToken);
}

function lookUpFailedReason({ apiError }: PortFailure): AuthReason {
  if (apiError === undefined) {
    return 'token-verification-failed';
  }
  return apiError.status === NOT_FOUND ? 'token-invalid' : 'unexpected-error';
}

const TITLES: Readonly<Record<MachineTokenType, string>> = {
  api_key: 'API key',
  m2m_token: 'M2M token',
  oauth_token: 'OAuth access token',
};

/** The API says no more than `not found`. */
function lookUpFailedMessage({ error, apiError }: PortFailure, tokenType: MachineTokenType): string {
  if (apiError === undefined) {
    return error.message;
  }
  return apiError.status === NOT_FOUND
    ? `This instance has no such ${TITLES[tokenType]}, or it was revoked.`
    : `The Backend API rejected the ${TITLES[tokenType]}: ${apiError.message}`;
}

function succeeded(machineToken: MachineToken): MachineEffectResult {
  return { facts: { verified: 'ok' }, finding: { machineToken } };
}

function failed(
  { error, unavailable }: PortFailure,
  reason: AuthReason,
  message: string = error.message,
): MachineEffectResult {
  if (unavailable !== undefined) {
    // It is unknown what the token is worth.
    const failure = { reason: unavailable, message: error.message, error };
    return { facts: { verified: 'unavailable' }, finding: { failure } };
  }
  return { facts: { verified: 'failed' }, finding: { failure: { reason, message, error } } };
}

/** Returns whether a token is for one of the expected audiences (RFC 8707), if any is expected. */
export function isForAudience(
  aud: unknown,
  { audience }: Pick<AuthenticateRequestOptions, 'audience'>,
): boolean {
  const expected: readonly unknown[] = [audience].flat();
  // Only a string is an audience: a token without one is not for a list with a variable that is not set.
  const isExpected = (entry: unknown) => isNonEmptyString(entry) && expected.includes(entry);
  return audience === undefined || [aud].flat().some(isExpected);
}
