export { call } from './call.ts';
export type { CallOptions, RetryOptions } from './call-options.ts';
export {
  type BackendApiClient,
  type BackendApiClientOptions,
  createBackendApiClient,
} from './create-backend-api-client.ts';
export { type IterateOptions, iterateItems, iteratePages, type ListMethod } from './iterate.ts';
export type {
  AnyOperation,
  ArgumentsOf,
  ItemOperation,
  ListOperation,
  MethodOf,
  ResultOf,
} from './operation.ts';
export { OPERATIONS, type Resources } from './operations/all-operations.ts';
export { type RawRequest, request } from './request.ts';
export type { AccountlessApplication } from './resources/accountless-application.ts';
export type { Open, OrderBy, PaginationParams } from './resources/common.ts';
export {
  fullName,
  primaryEmailAddress,
  primaryPhoneNumber,
  primaryWeb3Wallet,
} from './resources/derived-values.ts';
export type { BatchEmailResult, CreateEmailParams, Email } from './resources/email.ts';
export type { HandshakePayload } from './resources/handshake-payload.ts';
export type { OpenMetadata } from './resources/metadata.ts';
export {
  type ClerkApiVersion,
  createTransport,
  type Transport,
  type TransportFetch,
  type TransportOptions,
} from './transport.ts';
export type * from './types/index.ts';
export { type Hooks, type RequestEvent, type ResponseEvent, withHooks } from './with-hooks.ts';
