import * as authState from '@x/auth-state';
import { checkMachineJwt, machineTokenTypeOf } from '@x/auth-state/internal';
import { MachineTokenVerificationError, TokenVerificationError } from '@x/errors';
import { decodeJwt } from '@x/jwt';
import { createApiClient } from '../client/create-api-client.ts';
import { isClerkAPIResponseError } from '../client/is-api-response-error.ts';
import { machineError, machineJwtError } from '../client/machine-error.ts';
import type { VerifyTokenOptions } from '../jwt/verify-token-options.ts';
import { authenticationOptions } from '../options/authentication-options.ts';
import { accessTokenOfJwt, m2mTokenOfJwt } from '../resources/machine-tokens-of-jwt.ts';
import type { APIKey, IdPOAuthAccessToken, M2MToken } from '../resources/types.ts';
import type { MachineTokenType } from './token-types.ts';

const PREFIXES = ['mt_', 'oat_', 'ak_'] as const;

/** Returns whether a string begins like an opaque machine token. */
export function isMachineTokenByPrefix(token: string): boolean {
  return PREFIXES.some((prefix) => token.startsWith(prefix));
}

/** Returns whether a string claims to be a machine token, opaque or a JWT. */
export function isMachineToken(token: string): boolean {
  return machineTokenTypeOf(token) !== undefined;
}

/** Returns whether tokens of a type are accepted. No other value is a type that can be accepted. */
export const isTokenTypeAccepted = (
  tokenType: authState.TokenType | null,
  acceptsToken: authState.AcceptsToken,
): boolean => Boolean(tokenType) && authState.isTokenTypeAccepted(tokenType, acceptsToken);

export type VerifiedMachineToken =
  | { data: M2MToken | IdPOAuthAccessToken | APIKey; tokenType: MachineTokenType; errors?: undefined }
  | { data?: undefined; tokenType: MachineTokenType; errors: [MachineTokenVerificationError] };

/** Verifies a machine token: a JWT by its signature, any other token by a call of the API. Rejects for other strings. */
export async function verifyMachineAuthToken(
  token: string,
  options: VerifyTokenOptions & { machineSecretKey?: string },
): Promise<VerifiedMachineToken> {
  const isJwt = JWT_FORM.test(token);
  const tokenType = machineTokenTypeOf(token) ?? (isJwt ? typeOfOtherJwt(token) : undefined);
  if (tokenType === undefined) {
    throw new TypeError('The token is not a machine token.');
  }
  try {
    const data = isJwt ? await verifyJwt(tokenType, token, options) : await lookUp(tokenType, token, options);
    return { data, tokenType, errors: undefined };
  } catch (error) {
    return { data: undefined, tokenType, errors: [toMachineError(error)] };
  }
}

const JWT_FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The type in the result for a string that is not the token of a machine. */
const typeOfOtherJwt = (token: string): MachineTokenType =>
  decodeJwt(token).error ? 'm2m_token' : 'oauth_token';

async function verifyJwt(
  tokenType: MachineTokenType,
  token: string,
  options: VerifyTokenOptions,
): Promise<M2MToken | IdPOAuthAccessToken> {
  const { result, error } = await checkMachineJwt(tokenType, token, authenticationOptions(options));
  if (error) {
    throw machineJwtError(error, tokenType, token);
  }
  return tokenType === 'm2m_token' ? m2mTokenOfJwt(result) : accessTokenOfJwt(result);
}

function lookUp(
  tokenType: MachineTokenType,
  token: string,
  options: VerifyTokenOptions,
): Promise<M2MToken | IdPOAuthAccessToken | APIKey> {
  const { apiKeys, m2m, idPOAuthAccessToken } = createApiClient(options);
  const lookUps: Record<MachineTokenType, () => Promise<M2MToken | IdPOAuthAccessToken | APIKey>> = {
    api_key: () => apiKeys.verify(token),
    m2m_token: () => m2m.verify({ token }),
    oauth_token: () => idPOAuthAccessToken.verify(token, options),
  };
  return lookUps[tokenType]();
}

const CODES = { 401: 'secret-key-invalid', 404: 'token-invalid' } as const;

function toMachineError(error: unknown): MachineTokenVerificationError {
  if (error instanceof MachineTokenVerificationError) {
    return error;
  }
  if (error instanceof TokenVerificationError) {
    const { message } = error;
    return machineError({ code: 'token-verification-failed', message, cause: error });
  }
  const { status, message } = isClerkAPIResponseError(error)
    ? error
    : { status: undefined, message: String(error) };
  const code = status === 401 || status === 404 ? CODES[status] : 'unexpected-error';
  return machineError({ code, message, status, cause: error });
}
