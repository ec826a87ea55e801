export { AuthErrorReason } from './auth-error-reason.ts';
export { AuthStatus } from './auth-status.ts';
export {
  type AuthenticateRequest,
  authenticateRequest,
  type CreateAuthenticateRequestOptions,
  createAuthenticateRequest,
} from './authenticate-request.ts';
export { constants } from './constants.ts';
export { createSessionVerifier } from './effects/create-session-verifier.ts';
export { type AuthenticateRequestOptions, type EchoedOptions, mergeOptions } from './options.ts';
export type { Ports, SessionTokenRequest } from './ports.ts';
export {
  type AuthObject,
  type DebugData,
  type GetTokenOptions,
  type SignedInAuthObject,
  type SignedInAuthObjectOptions,
  type SignedOutAuthObject,
  signedInAuthObject,
  signedOutAuthObject,
} from './render/auth-objects.ts';
export { debugRequestState, type RequestStateDebug } from './render/debug-request-state.ts';
export type { Has, HasParams } from './render/has.ts';
export { prunePrivateMetadata } from './render/prune-private-metadata.ts';
export type {
  AuthReason,
  HandshakeState,
  RequestState,
  SignedInState,
  SignedOutState,
  ToAuthOptions,
} from './render/request-state.ts';
export {
  makeAuthObjectSerializable,
  type Serializable,
  sanitizeAuthObject,
} from './render/sanitize-auth-object.ts';
