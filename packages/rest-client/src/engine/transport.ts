import type { Open } from '../resources/common.ts';
import type { RetryOptions } from './call-options.ts';
import { check } from './check.ts';
import { DEFAULT_LIMITS, type Limits, readLimits } from './limits.ts';
import type { RequestParts } from './request-parts.ts';

/** The published API versions. Later ones are accepted as well. */
export type ClerkApiVersion = Open<'2021-02-05' | '2024-10-01' | '2025-04-10' | '2025-11-10' | '2026-05-12'>;

export interface TransportOptions {
  secretKey?: string | undefined;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Date of the API version, sent as a header. Default `2026-05-12`. */
  clerkApiVersion?: ClerkApiVersion | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit of one request, including its response body. Default 30,000. */
  timeoutInMs?: number | undefined;
  /** `false` sends at most one request. */
  retry?: RetryOptions | false | undefined;
}

/** The `fetch` of the engine. It passes the operation and the attempt as well, which other implementations ignore. */
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

/** The way in which requests are sent: options with their defaults, and effects that tests can replace. */
export interface Transport {
  /** A function, so that logging a transport does not reveal the key. */
  readonly secretKey: () => string | undefined;
  /** For the few operations that machines can call. Only the client sets it. */
  readonly machineSecretKey?: () => string | undefined;
  /** Ends with the segment of the version. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: TransportFetch;
  readonly limits: Limits;
  readonly nowInMs: () => number;
  readonly random: () => number;
}

const DEFAULT_API_URL = 'https://api.clerk.com';

/** An http or https URL without credentials, query, fragment and white space. */
const VALID_API_URL = /^https?:\/\/[^\s?#@]+$/i;

/**
 * Creates a transport for `call` and `request`, and sends no request. Throws a `ConfigError` for wrong options. The
 * secret key is checked when it is used.
 */
export function createTransport(options: TransportOptions): Transport {
  const {
    secretKey,
    apiUrl,
    clerkApiVersion = '2026-05-12',
    fetch = (input, init) => globalThis.fetch(input, init),
  } = options;
  return {
    secretKey: () => secretKey,
    baseUrl: baseUrlOf({ apiUrl, apiVersion: 'v1' }),
    headers: { 'clerk-api-version': clerkApiVersion },
    // The engine passes two more arguments than the type of `fetch` has.
    fetch: fetch as TransportFetch,
    limits: readLimits(options, DEFAULT_LIMITS),
    nowInMs: Date.now,
    random: Math.random,
  };
}

/** Joins the URL of the API and the version. Throws a `ConfigError` for an invalid URL, without quoting it: it can hold credentials. */
export function baseUrlOf({
  apiUrl = DEFAULT_API_URL,
  apiVersion,
}: Pick<TransportOptions, 'apiUrl'> & { readonly apiVersion: string }): string {
  check(
    VALID_API_URL.test(apiUrl) && URL.canParse(apiUrl),
    'apiUrl must be an http or https URL without credentials, query and fragment.',
  );
  return apiUrl.replace(/\/*$/, `/${apiVersion}`);
}
