import type { ClerkError } from '@x/errors';
import type { VerifyTokenOptions } from '@x/jwt';
import type { MachineFacts } from '../decide/machine-rules.ts';
import type { DecodedToken } from '../facts/choose-cookies.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import { askPort, type PortFailure } from '../ports/ask-port.ts';
import type { AuthReason } from '../render/request-state.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { MachineToken } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
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

const REFUSED = 'token-verification-failed';

/** Verifies a JWT by its signature, and has the API look any other token up. */
export async function verifyMachineToken(
  tokenType: MachineTokenType,
  { text, jwt: { result: jwt } }: DecodedToken,
  { settings: { options }, ports }: ReadRequest,
): Promise<MachineFinding> {
  const isAccessToken = tokenType === 'oauth_token';
  if (jwt) {
    const answer = await askPort(ports, 'verifyMachineJwt', text, checksOf(isAccessToken, options), jwt);
    const isOtherClass =
      !isAccessToken && jwt.header['cat'] !== undefined && answer.error?.code === 'token-invalid';
    return answer.error
      ? failed(answer, isOtherClass ? 'token-invalid' : REFUSED)
      : { verified: 'ok', machineToken: machineTokenOfJwt(tokenType, answer.result) };
  }
  const answer = await askPort(ports, 'verifyMachineToken', tokenType, text, options);
  if (answer.error) {
    const { answer: ofApi } = answer;
    return failed(answer, ofApi ? (REASONS[ofApi.status ?? 0] ?? 'unexpected-error') : REFUSED);
  }
  const { result: machineToken } = answer;
  return isAccessToken && !isForAudience(Reflect.get(machineToken, 'aud'), options)
    ? {
        verified: 'failed',
        failure: { reason: REFUSED, message: 'The access token is not for this audience.' },
      }
    : { verified: 'ok', machineToken };
}

/** In an outage nobody knows what the token is worth: the API or the keys could not be had, or a port failed. */
function failed({ error, isOutage, answer }: PortFailure, reason: AuthReason): MachineFinding {
  const { code } = error;
  return isOutage
    ? {
        verified: 'unavailable',
        failure: {
          reason: code === 'unexpected-error' ? code : 'api-unavailable',
          message: error.message,
          error,
        },
      }
    : { verified: 'failed', failure: { reason, message: (answer ?? error).message, error } };
}

/** An expected audience has to be one of the token's (RFC 8707). */
function isForAudience(aud: unknown, { audience }: AuthenticateRequestOptions): boolean {
  const expected: readonly unknown[] = [audience].flat();
  return audience === undefined || [aud].flat().some((one) => expected.includes(one));
}

/** The checks of session tokens are not those of machine tokens: an M2M token's audience is the machines it may call. */
const checksOf = (isAccessToken: boolean, options: AuthenticateRequestOptions): VerifyTokenOptions => ({
  ...options,
  tokenClasses: isAccessToken ? ['access-token'] : ['machine'],
  headerType: isAccessToken ? ['at+jwt', 'application/at+jwt'] : undefined,
  audience: isAccessToken ? options.audience : undefined,
  authorizedParties: undefined,
});
