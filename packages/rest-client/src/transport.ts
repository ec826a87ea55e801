import { version } from '../package.json';
import type { RetryOptions } from './call-options.ts';
import { check, checkSecretKey } from './engine/check.ts';
import { DEFAULT_LIMITS, type Limits, readLimits } from './engine/limits.ts';

/** What a hook is told. It sees no header and no query, so no secret. */
export interface RequestEvent {
  /** Resource and method, such as `users.getUser`. */
  readonly operation: string;
  readonly method: string;
  /** Without the query. */
  readonly url: string;
  /** 1 for the first request of a call. */
  readonly attempt: number;
}

export interface ResponseEvent extends RequestEvent {
  /** `null` when no response came. */
  readonly status: number | null;
  readonly durationInMs: number;
}

export interface TransportOptions {
  secretKey?: string | undefined;
  /** Of a machine, `ak_...`: takes the place of the secret key for what machines do. */
  machineSecretKey?: string | undefined;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Segment of the path. Default `v1`. */
  apiVersion?: string | undefined;
  /** Date of the API's version, sent as a header. Default `2026-05-12`. */
  clerkApiVersion?: string | undefined;
  userAgent?: string | undefined;
  /** Default: the global one. */
  fetch?: typeof globalThis.fetch | undefined;
  /** For one request, its body included. Default 30,000. */
  timeoutInMs?: number | undefined;
  /** `false` sends one request at most. */
  retry?: RetryOptions | false | undefined;
  /** Told of every request before it is sent. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Told of every response, and of every request that got none. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/** How requests are sent: options with their defaults, and the effects that a test may replace. */
export interface Transport {
  /** A function, so that no log of a transport shows it. */
  readonly secretKey: () => string | undefined;
  readonly machineSecretKey: () => string | undefined;
  /** With the segment of the version. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly limits: Limits;
  readonly onRequest: ((event: RequestEvent) => void) | undefined;
  readonly onResponse: ((event: ResponseEvent) => void) | undefined;
  readonly nowInMs: () => number;
  readonly random: () => number;
}

/** Absolute, without credentials, query, fragment and white space. */
const API_URL = /^https?:\/\/[^\s?#@]+$/i;

/** Prepares the sending of requests, and sends none. Throws a `ConfigError` for options that make no sense. */
export function createTransport(options: TransportOptions): Transport {
  const {
    secretKey,
    machineSecretKey,
    apiUrl = 'https://api.clerk.com',
    apiVersion = 'v1',
    clerkApiVersion = '2026-05-12',
    userAgent = `@x/rest-client@${version}`,
    fetch = (input, init) => globalThis.fetch(input, init),
    onRequest,
    onResponse,
  } = options;
  check(
    API_URL.test(apiUrl) && URL.canParse(apiUrl),
    'apiUrl as an absolute URL without credentials and query',
  );
  for (const key of [secretKey, machineSecretKey]) {
    if (key !== undefined) {
      checkSecretKey(key);
    }
  }
  return {
    secretKey: () => secretKey,
    machineSecretKey: () => machineSecretKey,
    baseUrl: `${apiUrl.replace(/\/+$/, '')}/${apiVersion}`,
    headers: { accept: 'application/json', 'clerk-api-version': clerkApiVersion, 'user-agent': userAgent },
    fetch,
    limits: readLimits(options, DEFAULT_LIMITS),
    onRequest,
    onResponse,
    nowInMs: Date.now,
    random: Math.random,
  };
}
