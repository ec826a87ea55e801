export { AuthErrorReason, type RefreshFailedReason } from './auth-error-reason.ts';
export { AuthStatus } from './auth-status.ts';
export {
  type AuthenticateRequest,
  authenticateRequest,
  type CreateAuthenticateRequestOptions,
  createAuthenticateRequest,
} from './authenticate-request.ts';
export { constants } from './constants.ts';
export { createTokenPorts, type TokenPorts } from './effects/create-token-ports.ts';
export type { Facts } from './facts/facts.ts';
export type { OrganizationSyncOptions } from './facts/organization-target.ts';
export type { ForwardedHosts } from './facts/public-url.ts';
export type { MachineToken, MachineTokens } from './machine-token.ts';
export { copyOptions, memoizeOptions } from './memoize-options.ts';
export { type AuthenticateRequestOptions, type EchoedOptions, mergeOptions } from './options.ts';
export type { PortError, PortResult, Ports, RefreshRequest, SessionTokenRequest } from './ports.ts';
export {
  type AuthObject,
  type AuthObjectFor,
  type AuthObjectOf,
  getAuthObjectForAcceptedToken,
} from './render/auth-object.ts';
export {
  type ClerkRequest,
  type ClerkRequestJson,
  type ClerkRequestOptions,
  type ClerkUrl,
  createClerkRequest,
} from './render/create-clerk-request.ts';
export {
  type CreateRedirectParams,
  createRedirect,
  type RedirectFun,
  type RedirectOptions,
  type Redirects,
} from './render/create-redirect.ts';
export type { DebugData } from './render/debug-data.ts';
export { debugRequestState, type RequestStateDebug } from './render/debug-request-state.ts';
export {
  type DecorateOptions,
  decorateObjectWithResources,
  type LoadedResources,
  type ResourceClient,
} from './render/decorate-object-with-resources.ts';
export type { Diagnosis } from './render/diagnosis.ts';
export type { Has, HasParams } from './render/has.ts';
export {
  type AuthenticatedMachineObject,
  authenticatedMachineObject,
  type InvalidTokenAuthObject,
  invalidTokenAuthObject,
  type UnauthenticatedMachineObject,
  unauthenticatedMachineObject,
} from './render/machine-auth-objects.ts';
export { prunePrivateMetadata } from './render/prune-private-metadata.ts';
export type {
  AnyRequestState,
  AuthReason,
  HandshakeState,
  InvalidTokenState,
  RequestState,
  RequestStateFor,
  SignedInState,
  SignedOutState,
} from './render/request-state.ts';
export {
  type FactorAges,
  type ReverificationConfig,
  type ReverificationError,
  type ReverificationLevel,
  type ReverificationPreset,
  type ReverificationRequirement,
  reverificationError,
  reverificationErrorResponse,
} from './render/reverification.ts';
export {
  makeAuthObjectSerializable,
  type Serializable,
  sanitizeAuthObject,
} from './render/sanitize-auth-object.ts';
export {
  type GetTokenOptions,
  type PendingSessionOptions,
  type SignedInAuthObject,
  type SignedInAuthObjectOptions,
  type SignedOutAuthObject,
  sessionAuthObject,
  signedInAuthObject,
  signedOutAuthObject,
} from './render/session-auth-objects.ts';
export { stripPrivateDataFromObject } from './render/strip-private-data.ts';
export {
  type AcceptsToken,
  isTokenTypeAccepted,
  type MachineTokenType,
  type SessionTokenType,
  TokenType,
} from './token-type.ts';
