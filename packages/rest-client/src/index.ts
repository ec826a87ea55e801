export { call } from './call.ts';
export type { CallOptions, RetryOptions } from './call-options.ts';
export {
  type BackendApiClient,
  type BackendApiClientOptions,
  createBackendApiClient,
} from './create-backend-api-client.ts';
export type {
  AnyOperation,
  ArgumentsOf,
  ItemOperation,
  ListOperation,
  MethodOf,
  ResultOf,
} from './operation.ts';
export * as operations from './operations/index.ts';
export type { Jwks } from './operations/jwks.ts';
export type {
  CreateOrganizationParams,
  GetOrganizationListParams,
  GetOrganizationParams,
  MembershipParams,
  UpdateOrganizationParams,
} from './operations/organizations.ts';
export type { GetSessionListParams } from './operations/sessions.ts';
export type {
  CreateUserParams,
  GetUserListParams,
  UpdateUserParams,
  UserFilter,
} from './operations/users.ts';
export type { DeletedObject, Open, PaginationParams } from './resources/common.ts';
export type { OrganizationMetadataParams, UserMetadataParams } from './resources/metadata.ts';
export type { Organization, OrganizationMembership, PublicUserData } from './resources/organization.ts';
export type { Session, SessionStatus, Token } from './resources/session.ts';
export {
  type EmailAddress,
  fullName,
  type IdentificationLink,
  type PhoneNumber,
  primaryEmailAddress,
  type User,
  type Verification,
} from './resources/user.ts';
export {
  createTransport,
  type RequestEvent,
  type ResponseEvent,
  type Transport,
  type TransportOptions,
} from './transport.ts';
