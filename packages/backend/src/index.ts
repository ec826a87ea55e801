export type {
  AuthenticateRequestOptions,
  AuthObject,
  Guard,
  Guarded,
  GuardOptions,
  HandshakeState,
  RequestState,
  SignedInAuthObject,
  SignedInState,
  SignedOutAuthObject,
  SignedOutState,
  SignOutOptions,
} from '@x/auth-state';
export {
  cookieNames,
  createGuard,
  openState,
  sealState,
  signOutHeaders,
  stripSealedState,
} from '@x/auth-state';
export type { ApiListResult, ApiResult, JwtResult, ResponseMeta } from '@x/errors';
export type { JwtPayload, VerifyTokenOptions } from '@x/jwt';
export { verifyToken } from '@x/jwt';
export type {
  CallOptions,
  DeletedObject,
  EmailAddress,
  Organization,
  OrganizationMembership,
  PhoneNumber,
  RetryOptions,
  Session,
  Token,
  User,
} from '@x/rest-client';
export type { ClerkClientOptions } from './clerk-client-options.ts';
export { type ClerkClient, createClerkClient } from './create-clerk-client.ts';
