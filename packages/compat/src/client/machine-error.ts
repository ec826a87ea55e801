// Pure
import { MachineTokenVerificationError, type TokenVerificationError } from '@x/errors';

/** Returns the error of a machine token that is a JWT. */
export function machineError(cause: TokenVerificationError): MachineTokenVerificationError {
  const { reason, message, action } = cause;
  const code = reason === 'token-invalid' ? 'token-invalid' : 'token-verification-failed';
  return new MachineTokenVerificationError({ code, message, action, cause });
}
