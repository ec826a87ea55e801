import { ConfigError } from '@x/errors';
import { version } from '../package.json';
import type { RetryOptions } from './call-options.ts';
import { DEFAULT_RETRY, MAX_TIMER_IN_MS, type RetryPolicy } from './engine/retry.ts';

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
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutInMs: number;
  readonly retry: RetryPolicy;
  readonly onRequest: ((event: RequestEvent) => void) | undefined;
  readonly onResponse: ((event: ResponseEvent) => void) | undefined;
  readonly nowInMs: () => number;
  readonly random: () => number;
}

const DEFAULT_API_URL = 'https://api.clerk.com';
const DEFAULT_CLERK_API_VERSION = '2026-05-12';
const DEFAULT_TIMEOUT_IN_MS = 30_000;

/** Prepares the sending of requests, and sends none. Throws a `ConfigError` for options that make no sense. */
export function createTransport(options: TransportOptions): Transport {
  const { secretKey, apiUrl = DEFAULT_API_URL, apiVersion = 'v1', fetch } = options;
  checkApiUrl(apiUrl);
  if (secretKey !== undefined) {
    checkSecretKey(secretKey);
  }
  return {
    secretKey: () => secretKey,
    baseUrl: `${apiUrl.replace(/\/+$/, '')}/${apiVersion}`,
    headers: {
      accept: 'application/json',
      'clerk-api-version': options.clerkApiVersion ?? DEFAULT_CLERK_API_VERSION,
      'user-agent': options.userAgent ?? `@x/rest-client@${version}`,
    },
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutInMs: checkTimeout(options.timeoutInMs ?? DEFAULT_TIMEOUT_IN_MS),
    retry: retryPolicy(options.retry, DEFAULT_RETRY),
    onRequest: options.onRequest,
    onResponse: options.onResponse,
    nowInMs: Date.now,
    random: Math.random,
  };
}

function checkApiUrl(apiUrl: string): void {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    /[\s?#]/.test(apiUrl) ||
    url.username ||
    url.password
  ) {
    throw new ConfigError('Pass apiUrl as an absolute http(s) URL without credentials, query and fragment.');
  }
}

/** Throws a `ConfigError` for what is no length of time. */
export function checkTimeout(value: unknown): number {
  return Math.min(checkNumber('timeoutInMs', value), MAX_TIMER_IN_MS);
}

/** Throws a `ConfigError` for a text that can't be sent as a header, without repeating it. */
export function checkSecretKey(secretKey: unknown): string {
  if (typeof secretKey !== 'string' || !/^[\x21-\x7e]+$/.test(secretKey)) {
    throw new ConfigError(
      'Pass the secretKey of your instance: "sk_test_…" or "sk_live_…", without white space.',
    );
  }
  return secretKey;
}

/** Throws a `ConfigError` for what is neither `false` nor options with numbers of at least 0. */
export function retryPolicy(retry: RetryOptions | false | undefined, defaults: RetryPolicy): RetryPolicy {
  if (retry === undefined) {
    return defaults;
  }
  if (retry === false) {
    return { ...defaults, maxRetries: 0 };
  }
  if (typeof retry !== 'object' || retry === null) {
    throw new ConfigError('Pass retry as false or as an object, such as { maxRetries: 2 }.');
  }
  return {
    maxRetries: checkNumber('retry.maxRetries', retry.maxRetries ?? defaults.maxRetries),
    baseDelayInMs: checkNumber('retry.baseDelayInMs', retry.baseDelayInMs ?? defaults.baseDelayInMs),
    maxDelayInMs: checkNumber('retry.maxDelayInMs', retry.maxDelayInMs ?? defaults.maxDelayInMs),
    maxTotalInMs: checkNumber('retry.maxTotalInMs', retry.maxTotalInMs ?? defaults.maxTotalInMs),
  };
}

function checkNumber(name: string, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0)) {
    throw new ConfigError(`Pass ${name} as a number of at least 0.`);
  }
  return value;
}
