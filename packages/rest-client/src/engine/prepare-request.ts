import { checkSecretKey } from './check.ts';
import { type RequestHeaders, toRequestHeaders } from './headers.ts';
import { type Limits, readLimits } from './limits.ts';
import type { SendOptions } from './operation.ts';
import type { RequestParts } from './request-parts.ts';
import type { Transport } from './transport.ts';

/** The properties of an operation that a request needs. */
export interface Endpoint {
  readonly name: string;
  readonly method: string;
  /** True for a POST that changes nothing. */
  readonly isRetryable?: boolean;
}

/** A request, with everything that its attempts have in common. */
export interface PreparedRequest {
  readonly transport: Transport;
  readonly endpoint: Endpoint;
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly body: RequestParts['body'];
  readonly limits: Limits;
  readonly callSignal: AbortSignal | undefined;
  /** Of the call. */
  readonly waitUntil: SendOptions['waitUntil'];
  readonly endsAtInMs: number;
}

/** Throws a `ConfigError` for wrong options. */
export function prepareRequest(
  transport: Transport,
  endpoint: Endpoint,
  { path, body }: RequestParts,
  options: SendOptions = {},
): PreparedRequest {
  const limits = readLimits(options, transport.limits);
  // Called without `transport` as its `this`, like the functions of a transport everywhere.
  const { nowInMs } = transport;
  return {
    transport,
    endpoint,
    url: transport.baseUrl + path,
    headers: requestHeaders(transport, body, options),
    body,
    limits,
    callSignal: options.signal,
    waitUntil: options.waitUntil,
    endsAtInMs: nowInMs() + limits.maxTotalInMs,
  };
}

/**
 * The headers of the call override all others. They are a plain object, because creating `Headers` takes as long as
 * everything else that happens before `fetch`.
 */
function requestHeaders(
  transport: Transport,
  body: RequestParts['body'],
  { secretKey = transport.secretKey(), headers }: SendOptions,
): RequestHeaders {
  checkSecretKey(secretKey);
  return {
    ...transport.headers,
    ...(secretKey && { authorization: `Bearer ${secretKey}` }),
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    ...(headers && toRequestHeaders(headers)),
  };
}
