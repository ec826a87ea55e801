export type {
  AuthReason,
  ClerkRequest,
  ClerkRequestJson,
  ClerkRequestOptions,
  ClerkUrl,
  ForwardedHosts,
  ReverificationConfig,
  ReverificationError,
  ReverificationLevel,
  ReverificationPreset,
  ReverificationRequirement,
} from '@x/auth-state';
export {
  AuthStatus,
  constants,
  createClerkRequest,
  reverificationError,
  reverificationErrorResponse,
  TokenType,
} from '@x/auth-state';
export type * from './auth/auth-object-types.ts';
export {
  authenticatedMachineObject,
  getAuthObjectForAcceptedToken,
  getAuthObjectFromJwt,
  invalidTokenAuthObject,
  makeAuthObjectSerializable,
  type SignedInAuthObjectOptions,
  signedInAuthObject,
  signedOutAuthObject,
  unauthenticatedMachineObject,
} from './auth/auth-objects.ts';
export {
  type CreateAuthenticateRequestOptions,
  createAuthenticateRequest,
} from './auth/create-authenticate-request.ts';
export { createBootstrapSignedOutState } from './auth/create-bootstrap-signed-out-state.ts';
export { createRedirect, type RedirectFun } from './auth/create-redirect.ts';
export { debugRequestState, type RequestStateDebug } from './auth/debug-request-state.ts';
export {
  type DecorateOptions,
  decorateObjectWithResources,
  type LoadedResources,
} from './auth/decorate-object-with-resources.ts';
export type * from './auth/get-auth.ts';
export type * from './auth/options.ts';
export type * from './auth/states.ts';
export { stripPrivateDataFromObject } from './auth/strip-private-data.ts';
export {
  isMachineToken,
  isMachineTokenByPrefix,
  isTokenTypeAccepted,
  type VerifiedMachineToken,
  verifyMachineAuthToken,
} from './auth/token-helpers.ts';
export type * from './auth/token-types.ts';
