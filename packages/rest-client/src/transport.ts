import type { RetryOptions } from './call-options.ts';
import { check } from './engine/check.ts';
import { DEFAULT_LIMITS, type Limits, readLimits } from './engine/limits.ts';
import type { RequestParts } from './engine/request-parts.ts';
import type { Open } from './resources/common.ts';

/** The published versions, and those to come. */
export type ClerkApiVersion = Open<'2021-02-05' | '2024-10-01' | '2025-04-10' | '2025-11-10' | '2026-05-12'>;

export interface TransportOptions {
  secretKey?: string | undefined;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Date of the API's version, sent as a header. Default `2026-05-12`. */
  clerkApiVersion?: ClerkApiVersion | undefined;
  /** Default: the global one. */
  fetch?: typeof globalThis.fetch | undefined;
  /** For one request, its body included. Default 30,000. */
  timeoutInMs?: number | undefined;
  /** `false` sends one request at most. */
  retry?: RetryOptions | false | undefined;
}

/** What the engine asks of `fetch`; it says what for in two arguments more, which others don't mind. */
export type TransportFetch = (
  url: string,
  init: {
    method: string;
    headers: Headers;
    redirect: 'manual';
    body: RequestParts['body'];
    signal: AbortSignal;
  },
  operation: string,
  attempt: number,
) => Promise<Response>;

/** How requests are sent: options with their defaults, and the effects that a test may replace. */
export interface Transport {
  /** A function, so that no log of a transport shows it. */
  readonly secretKey: () => string | undefined;
  /** For the few operations that machines may call; the client sets it. */
  readonly machineSecretKey?: () => string | undefined;
  /** With the segment of the version. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: TransportFetch;
  readonly limits: Limits;
  readonly nowInMs: () => number;
  readonly random: () => number;
}

/**
 * Prepares the sending of requests, and sends none. Throws a `ConfigError` for options that make no sense; a secret
 * key is looked at when it is used.
 */
export function createTransport(options: TransportOptions): Transport {
  const {
    secretKey,
    apiUrl = 'https://api.clerk.com',
    clerkApiVersion = '2026-05-12',
    fetch = (input, init) => globalThis.fetch(input, init),
  } = options;
  // Without credentials, query, fragment and white space.
  check(/^https?:\/\/[^\s?#@]+$/i.test(apiUrl), 'apiUrl');
  return {
    secretKey: () => secretKey,
    baseUrl: apiUrl.replace(/\/*$/, '/v1'),
    headers: { 'clerk-api-version': clerkApiVersion },
    // Its parameters are wider; the last two arguments are more than it has.
    fetch: fetch as TransportFetch,
    limits: readLimits(options, DEFAULT_LIMITS),
    nowInMs: Date.now,
    random: Math.random,
  };
}
