export { call } from './call.ts';
export type { BackendApiClientOptions } from './client-options.ts';
export { type BackendApiClient, createBackendApiClient } from './create-backend-api-client.ts';
export type { CallOptions, RetryAttempt, RetryOptions } from './engine/call-options.ts';
export type {
  AnyOperation,
  ArgumentsOf,
  ItemOperation,
  ListOperation,
  MethodOf,
  ResultOf,
} from './engine/operation.ts';
export {
  type ClerkApiVersion,
  createTransport,
  type Transport,
  type TransportFetch,
  type TransportOptions,
} from './engine/transport.ts';
export { type IterateOptions, iterateItems, iteratePages, type ListMethod } from './iterate.ts';
export type { Resources } from './operations/by-resource.ts';
export { type RawRequest, request } from './request.ts';
export type { AccountlessApplication } from './resources/accountless-application.ts';
export type { MetadataPatch, Open, OrderBy, PaginationParams } from './resources/common.ts';
export {
  fullName,
  primaryEmailAddress,
  primaryPhoneNumber,
  primaryWeb3Wallet,
} from './resources/derived-values.ts';
export type { BatchEmailResult, CreateEmailParams, Email } from './resources/email.ts';
export type { HandshakePayload } from './resources/handshake-payload.ts';
export type { OpenMetadata } from './resources/metadata.ts';
export type * from './types/index.ts';
export type { Hooks, RequestEvent, ResponseEvent } from './with-hooks.ts';
