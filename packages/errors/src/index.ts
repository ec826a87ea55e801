export type { ClerkAPIErrorInit, ClerkAPIErrorMeta } from './clerk-api-error.ts';
export { ClerkAPIError } from './clerk-api-error.ts';
export type { ApiErrorCode, ClerkAPIErrorCode, ConnectionErrorCode } from './clerk-api-error-code.ts';
export type { ClerkAPIResponseErrorInit } from './clerk-api-response-error.ts';
export { ClerkAPIResponseError, isClerkAPIResponseError } from './clerk-api-response-error.ts';
export type { ClerkErrorInit, ClerkErrorJson } from './clerk-error.ts';
export { ClerkError, isClerkError } from './clerk-error.ts';
export { ConfigError } from './config-error.ts';
export type { MachineTokenVerificationErrorInit } from './machine-token-verification-error.ts';
export {
  MachineTokenVerificationError,
  MachineTokenVerificationErrorCode,
} from './machine-token-verification-error.ts';
export type { ApiListResult, ApiResult, JwtResult, ResponseMeta } from './results.ts';
export { SignJWTError } from './sign-jwt-error.ts';
export type { TokenCarrier, TokenVerificationErrorInit } from './token-verification-error.ts';
export { TokenVerificationError } from './token-verification-error.ts';
export {
  TokenVerificationErrorAction,
  TokenVerificationErrorCode,
  TokenVerificationErrorReason,
} from './token-verification-error-reason.ts';
export type { TokenVerificationFault } from './token-verification-fault.ts';
export { unwrap } from './unwrap.ts';
