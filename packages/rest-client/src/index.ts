export { call } from './call.ts';
export type { BackendApiClientOptions } from './client-options.ts';
export { type BackendApiClient, createBackendApiClient } from './create-backend-api-client.ts';
export type { ArgumentsOf, MethodOf, ResultOf } from './engine/operation.ts';
export {
  type ClerkApiVersion,
  createTransport,
  type TransportOptions,
} from './engine/transport.ts';
export { type IterateOptions, iterateItems, iteratePages, type ListMethod } from './iterate.ts';
export type * from './operations/all-types.ts';
export { type RawRequest, request } from './request.ts';
export {
  fullName,
  primaryEmailAddress,
  primaryPhoneNumber,
  primaryWeb3Wallet,
} from './resources/derived-values.ts';
export type { Hooks, RequestEvent, ResponseEvent } from './with-hooks.ts';
