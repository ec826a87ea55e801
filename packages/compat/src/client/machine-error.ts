import type { TokenType } from '@x/auth-state';
import {
  MachineTokenVerificationError,
  type MachineTokenVerificationErrorInit,
  type TokenVerificationError,
} from '@x/errors';
import { decodeJwt } from '@x/jwt';
import { enumerate } from './enumerate.ts';

/** Returns an error whose copies have the fields of the reference. */
export const machineError = (init: MachineTokenVerificationErrorInit): MachineTokenVerificationError =>
  enumerate(new MachineTokenVerificationError(init), ['clerkError', 'code']);

/**
 * Returns the error of a machine token that is a JWT. The reference says `token-invalid` only of a string that is not a JWT,
 * and of an M2M token whose header names another category.
 */
export function machineJwtError(
  cause: TokenVerificationError,
  tokenType: TokenType,
  token: string,
): MachineTokenVerificationError {
  const { reason, message, action } = cause;
  const { result: jwt } = decodeJwt(token);
  const hasOtherCategory = tokenType === 'm2m_token' && jwt?.header['cat'] !== undefined;
  const isInvalid = reason === 'token-invalid' && (jwt === null || hasOtherCategory);
  const code = isInvalid ? 'token-invalid' : 'token-verification-failed';
  return machineError({ code, message, action, cause });
}
