// Pure

/** The types that operations and their results mention. Both entries export them: decision 037. */
export type {
  ApiListResult,
  ApiResult,
  ClerkAPIError,
  ClerkAPIErrorCode,
  ClerkAPIErrorMeta,
  ClerkErrorJson,
  ResponseMeta,
} from '@x/errors';
export type { CallOptions, RetryAttempt, RetryOptions } from '../engine/call-options.ts';
export type { Limits } from '../engine/limits.ts';
export type {
  AnyOperation,
  Compose,
  Encode,
  EncodeInput,
  ItemOperation,
  ListOperation,
  Read,
  Send,
  SendOptions,
} from '../engine/operation.ts';
export type { Fields, FormBody, Need, Payload } from '../engine/request-parts.ts';
export type { Sending, Transport, TransportFetch } from '../engine/transport.ts';
export type { AccountlessApplication } from '../resources/accountless-application.ts';
export type { MetadataPatch, Open, OrderBy, PaginationParams } from '../resources/common.ts';
export type { BatchEmailResult, CreateEmailParams, Email } from '../resources/email.ts';
export type { HandshakePayload } from '../resources/handshake-payload.ts';
export type { OpenMetadata } from '../resources/metadata.ts';
export type * from './types.ts';
