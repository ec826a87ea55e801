export type {
  ClerkAPIError,
  ClerkAPIErrorCode,
  ClerkAPIErrorMeta,
  ClerkError,
  ClerkErrorJson,
  TokenVerificationFault,
} from '@x/errors';
export {
  MachineTokenVerificationError,
  MachineTokenVerificationErrorCode,
  SignJWTError,
  type TokenCarrier,
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorCode,
  TokenVerificationErrorReason,
} from '@x/errors';
export {
  type ClerkAPIErrorJSON,
  ClerkAPIResponseError,
  type ClerkAPIResponseOptions,
} from './client/api-response-error.ts';
export { isClerkAPIResponseError } from './client/is-api-response-error.ts';
