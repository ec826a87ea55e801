// Pure
import {
  MachineTokenVerificationError,
  type MachineTokenVerificationErrorInit,
  type TokenVerificationError,
} from '@x/errors';
import { enumerate } from './enumerate.ts';

/** Returns an error whose copies have the fields of the reference. */
export const machineError = (init: MachineTokenVerificationErrorInit): MachineTokenVerificationError =>
  enumerate(new MachineTokenVerificationError(init), ['clerkError', 'code']);

/** Returns the error of a machine token that is a JWT. */
export function machineJwtError(cause: TokenVerificationError): MachineTokenVerificationError {
  const { reason, message, action } = cause;
  const code = reason === 'token-invalid' ? 'token-invalid' : 'token-verification-failed';
  return machineError({ code, message, action, cause });
}
