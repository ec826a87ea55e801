import {
  acceptAnySignal,
  type Bytes,
  checkApiUrl,
  missingGlobal,
  type OptionNames,
  quote,
  readArgument,
  readOptions,
} from '@x/errors/internal';
import type { Open } from '../resources/common.ts';
import { acceptAnyForm } from './accept-any-form.ts';
import type { CallOptions, RetryOptions } from './call-options.ts';
import { check, checkSecretKey } from './check.ts';
import { checkHeaders } from './check-headers.ts';
import { type RequestHeaders, toRequestHeaders } from './headers.ts';
import { isRecord, propertyOf } from './key-case.ts';
import { DEFAULT_LIMITS, type Limits, readLimits } from './limits.ts';
import type { RequestParts } from './request-parts.ts';

/** The published API versions. Later ones are accepted as well. */
export type ClerkApiVersion = Open<'2021-02-05' | '2024-10-01' | '2025-04-10' | '2025-11-10' | '2026-05-12'>;

/** The options of `createTransport`: the API, its key, and the limits of a call. */
export interface TransportOptions {
  /**
   * The secret key of the instance: `sk_test_...` or `sk_live_...`. Calls that need it throw a `ConfigError` without
   * it.
   */
  secretKey?: string | undefined;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Date of the API version, sent as a header. Default `2026-05-12`. */
  clerkApiVersion?: ClerkApiVersion | undefined;
  /** Sent with every request. The headers of a call override them. The secret key has its own option. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit of one request, including its response body. Default 30,000. */
  timeoutInMs?: number | undefined;
  /** `false` sends at most one request. */
  retry?: RetryOptions | false | undefined;
}

/** The `fetch` of the engine. It has a third argument, for hooks, which other implementations ignore. */
export type TransportFetch = (
  url: string,
  init: {
    /** The HTTP method. */
    method: string;
    /** The headers, with the key. */
    headers: RequestHeaders;
    redirect: 'manual';
    /** The body. */
    body: RequestParts['body'] | Bytes;
    /** The signal that ends the request. */
    signal: AbortSignal;
  },
  sending: Sending,
) => Promise<Response>;

/** Describes a request to hooks. */
export interface Sending {
  /** Resource and method, such as `users.getUser`. */
  readonly operation: string;
  /** 1 for the first request of a call. */
  readonly attempt: number;
  /** Keeps the runtime alive for hooks that return a promise. */
  readonly waitUntil: CallOptions['waitUntil'];
}

/** The way in which requests are sent: options with their defaults, and effects that tests can replace. */
export interface Transport {
  /** A function, so that logging a transport does not reveal the key. */
  readonly secretKey: () => string | undefined;
  /** For the few operations that machines can call. Only the client sets it. */
  readonly machineSecretKey?: () => string | undefined;
  /** Ends with the segment of the version. */
  readonly baseUrl: string;
  /** The headers of every request. */
  readonly headers: RequestHeaders;
  /** Sends one request. */
  readonly fetch: TransportFetch;
  /** Returns the message for a global that a call needs and that is missing. */
  readonly findMissingGlobal: () => string | undefined;
  /** The time limit and the retry options, unless a call has its own. */
  readonly limits: Limits;
  /** The clock, in milliseconds since 1970. */
  readonly nowInMs: () => number;
  /** Returns a number from 0 to 1, which spreads the delays of retries. */
  readonly random: () => number;
  /** Reads the bodies of all responses, in place of the readers of the operations. */
  readonly read?: (json: unknown) => { readonly data: unknown };
  /** Keeps the names inside the details of errors: only those of the details become camelCase. */
  readonly keepsDetails?: boolean;
}

/** The parts of a transport that read responses. */
export type Reading = Pick<Transport, 'read' | 'keepsDetails'>;

export const TRANSPORT_OPTIONS: OptionNames<TransportOptions> = {
  secretKey: true,
  apiUrl: true,
  clerkApiVersion: true,
  headers: true,
  fetch: true,
  timeoutInMs: true,
  retry: true,
};

/** A header for all calls must not replace what depends on a call. What to do instead, by the name of the header. */
const HEADERS_OF_CALLS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['authorization', 'Pass secretKey, or the headers of a call'],
  ['content-type', 'It depends on the body of a call. Pass it in the headers of that call'],
]);

/** `fetch` is not needed where the options have one. */
const GLOBALS = ['AbortController', 'Headers', 'TextDecoder', 'URL'] as const;

const DEFAULT_API_URL = 'https://api.clerk.com';

/**
 * Creates a transport for `call` and `request`, and sends no request. Throws a `ConfigError` for wrong options. A call
 * without a secret key needs its own.
 */
export function createTransport(options: TransportOptions): Transport {
  const read = readOptions(options, TRANSPORT_OPTIONS, { owner: 'createTransport' });
  checkSecretKey(read.secretKey ?? null);
  return readArgument('The options of createTransport', () => toTransport(read));
}

/** Throws a `ConfigError` for a value that `createTransport` did not create. */
export function checkTransport(transport: unknown): void {
  const isTransport = readArgument(
    'The transport',
    () =>
      ['fetch', 'findMissingGlobal'].every((name) => typeof propertyOf(transport, name) === 'function') &&
      isRecord(propertyOf(transport, 'limits')),
  );
  check(isTransport, 'The first argument must be a transport of createTransport', { got: transport });
}

/** Like `createTransport`, for options that can include those of a client. */
export function toTransport(options: TransportOptions): Transport {
  const {
    secretKey,
    apiUrl,
    clerkApiVersion = '2026-05-12',
    headers,
    fetch = (input, init) => globalThis.fetch(input, init),
  } = options;
  check(typeof fetch === 'function', 'Option "fetch" must be a function', { got: fetch });
  check(
    typeof clerkApiVersion === 'string' && /^\d{4}(-\d\d){2}$/.test(clerkApiVersion),
    'Option "clerkApiVersion" must be a date such as "2026-05-12"',
    { got: clerkApiVersion },
  );
  return {
    secretKey: () => secretKey,
    baseUrl: baseUrlOf({ apiUrl, apiVersion: 'v1' }),
    headers: { 'clerk-api-version': clerkApiVersion, ...readHeaders(headers) },
    // The engine passes two more arguments than the type of `fetch` has.
    fetch: acceptAnyForm(acceptAnySignal(fetch as TransportFetch, { isGiven: options.fetch !== undefined })),
    findMissingGlobal: createGlobalsCheck(options.fetch ? GLOBALS : [...GLOBALS, 'fetch']),
    limits: readLimits(options, DEFAULT_LIMITS),
    nowInMs: Date.now,
    random: Math.random,
  };
}

/** Returns a function that looks for the globals until it has found all of them: that takes time in every call. */
function createGlobalsCheck(names: readonly string[]): Transport['findMissingGlobal'] {
  let areAllFound = false;
  return () => {
    const missing = areAllFound ? undefined : missingGlobal(...names);
    areAllFound = missing === undefined;
    return missing;
  };
}

function readHeaders(headers: TransportOptions['headers'] = {}): RequestHeaders {
  checkHeaders(headers);
  for (const name of Object.keys(headers)) {
    const advice = HEADERS_OF_CALLS.get(name.toLowerCase());
    check(
      advice === undefined,
      `Option "headers" of a client cannot have the header ${quote(name)}. ${advice}`,
    );
  }
  return toRequestHeaders(headers);
}

/** Joins the URL of the API and the version. Throws a `ConfigError` for an invalid URL. */
export function baseUrlOf({
  apiUrl = DEFAULT_API_URL,
  apiVersion,
}: Pick<TransportOptions, 'apiUrl'> & { readonly apiVersion: string }): string {
  checkApiUrl(apiUrl);
  return apiUrl.replace(/\/*$/, `/${apiVersion}`);
}
