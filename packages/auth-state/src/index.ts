// Types of the results: programs that export a result can then name its type (decision 037).
export type {
  ApiResult,
  ClerkAPIError,
  ClerkAPIErrorCode,
  ClerkAPIErrorMeta,
  ClerkError,
  ClerkErrorJson,
  JwtResult,
  ResponseMeta,
  TokenCarrier,
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
  TokenVerificationFault,
} from '@x/errors';
export type {
  AlgorithmName,
  HandshakeClaims,
  JsonWebKey,
  JwksLoadEvent,
  JwksStore,
  Jwt,
  JwtPayload,
  StoredJwks,
  UnverifiedClaims,
  VerifyTokenOptions,
  WaitUntil,
} from '@x/jwt';
export {
  type AuthObject,
  type AuthObjectFor,
  type AuthObjectOf,
  getAuthObjectForAcceptedToken,
} from './auth-objects/auth-object.ts';
export type { GetTokenOptions, PendingSessionOptions } from './auth-objects/auth-object-options.ts';
export type { DebugData } from './auth-objects/debug-data.ts';
export {
  type DecorateOptions,
  decorateObjectWithResources,
  type LoadedResources,
  type ResourceClient,
} from './auth-objects/decorate-object-with-resources.ts';
export type { Has, HasParams } from './auth-objects/has.ts';
export {
  type AuthenticatedMachine,
  type AuthenticatedMachineObject,
  authenticatedMachineObject,
  type InvalidTokenAuthObject,
  invalidTokenAuthObject,
  type UnauthenticatedMachine,
  type UnauthenticatedMachineObject,
  unauthenticatedMachineObject,
} from './auth-objects/machine-auth-objects.ts';
export { prunePrivateMetadata } from './auth-objects/prune-private-metadata.ts';
export {
  type FactorAges,
  type ReverificationConfig,
  type ReverificationError,
  type ReverificationLevel,
  type ReverificationPreset,
  type ReverificationRequirement,
  reverificationError,
  reverificationErrorResponse,
} from './auth-objects/reverification.ts';
export {
  makeAuthObjectSerializable,
  type Serializable,
  sanitizeAuthObject,
} from './auth-objects/sanitize-auth-object.ts';
export {
  type SignedInAuthObject,
  type SignedInAuthObjectOptions,
  type SignedOutAuthObject,
  sessionAuthObject,
  signedInAuthObject,
  signedOutAuthObject,
} from './auth-objects/session-auth-objects.ts';
export { stripPrivateDataFromObject, type WithResources } from './auth-objects/strip-private-data.ts';
export {
  type AuthenticateRequest,
  authenticateRequest,
  type CreateAuthenticateRequestOptions,
  createAuthenticateRequest,
} from './authenticate-request.ts';
export {
  type Answered,
  createGuard,
  type Guard,
  type GuardClient,
  type Guarded,
  type Passed,
} from './create-guard.ts';
export type { Facts } from './decide/facts.ts';
export type { GuardOptions, GuardPolicy, SignedOutAnswer } from './guard-options.ts';
export {
  type ClerkRequest,
  type ClerkRequestJson,
  type ClerkRequestOptions,
  type ClerkUrl,
  createClerkRequest,
} from './http/create-clerk-request.ts';
export {
  type CreateRedirectParams,
  createRedirect,
  type RedirectFun,
  type RedirectOptions,
  type Redirects,
} from './http/create-redirect.ts';
export type { CacheControl } from './http/finish-response.ts';
export { type SignOutOptions, signOutHeaders } from './http/sign-out-headers.ts';
export type {
  ApiCall,
  ApiClient,
  ApiClientOptions,
  ApiRetry,
  ApiSessionRefresh,
} from './ports/api-client.ts';
export { type ApiPorts, type CreatePortsOptions, createPorts } from './ports/create-ports.ts';
export type {
  PortCall,
  PortError,
  PortResult,
  Ports,
  RefreshRequest,
  SessionTokenRequest,
} from './ports/ports.ts';
export { debugRequestState, type RequestStateDebug } from './render/debug-request-state.ts';
export type { Diagnosis } from './render/diagnosis.ts';
export type { IgnoredValue } from './render/ignored-values.ts';
export type {
  AnyRequestState,
  HandshakeState,
  InvalidTokenState,
  RequestState,
  RequestStateFor,
  SignedIn,
  SignedInState,
  SignedOut,
  SignedOutState,
} from './render/request-state.ts';
export { type HeadersLike, type OpenedState, type OpenOptions, openState } from './seal/open-state.ts';
export { type SealOptions, sealState } from './seal/seal-state.ts';
export type { SealableState } from './seal/sealed-content.ts';
export { stripSealedState } from './seal/strip-sealed-state.ts';
export { type CookieName, type CookieNames, cookieNames } from './settings/cookie-names.ts';
export type { AuthenticateRequestOptions, EchoedOptions, ForwardedHosts } from './settings/options.ts';
export type { OrganizationSyncOptions } from './settings/organization-target.ts';
export { AuthErrorReason, type AuthReason } from './wire/auth-error-reason.ts';
export { AuthStatus } from './wire/auth-status.ts';
export { constants } from './wire/constants.ts';
export type { CommonMachineToken, MachineToken, MachineTokens } from './wire/machine-token.ts';
export type { RefreshFailedReason } from './wire/refresh-failed-reason.ts';
export {
  type AcceptsToken,
  isTokenTypeAccepted,
  type MachineTokenType,
  type SessionTokenType,
  TokenType,
} from './wire/token-type.ts';
