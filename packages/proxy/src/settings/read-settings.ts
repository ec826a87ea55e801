// Pure
import { ConfigError } from '@x/errors';
import {
  checkKeyOption,
  type OptionNames,
  parsePublishableKey,
  quote,
  readOptions,
} from '@x/errors/internal';
import { pathBelow } from '../path-below.ts';
import { frontendApiOfKey } from './frontend-api-of-key.ts';
import type { FrontendApiProxyOptions } from './options.ts';
import { readProxyUrl, readWebUrl, type UrlParts } from './read-proxy-url.ts';

/** Everything that is derived from the options alone. */
export interface ProxySettings<Context extends readonly unknown[]> {
  readonly secretKey: string;
  /** Where the proxy is. */
  readonly proxy: UrlParts;
  /** Where the Frontend API is. */
  readonly upstream: UrlParts & { readonly origin: string };
  /** The hosts of the Frontend API, whose URLs become URLs of the proxy. */
  readonly upstreamHosts: ReadonlySet<string>;
  readonly clientAddress: FrontendApiProxyOptions<Context>['clientAddress'];
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly timeoutInMs: number;
  readonly idleTimeoutInMs: number;
  readonly maxBodyLength: number;
}

const OWNER = 'createFrontendApiProxy';

const OPTION_NAMES: OptionNames<FrontendApiProxyOptions> = {
  publishableKey: true,
  secretKey: true,
  proxyUrl: true,
  frontendApiUrl: true,
  clientAddress: true,
  fetch: true,
  timeoutInMs: true,
  idleTimeoutInMs: true,
  maxBodyLength: true,
};

const DEFAULT_TIMEOUT_IN_MS = 30_000;
const DEFAULT_IDLE_TIMEOUT_IN_MS = 120_000;
/** 16 MiB: more than the largest picture that the Frontend API accepts. */
const DEFAULT_MAX_BODY_LENGTH = 16_777_216;

const HEADER_NAME = /^[!#$%&'*+.^`|~\w-]+$/;

/** Checks the options and derives the settings from them. Throws a `ConfigError` for a missing or an invalid option. */
export function readSettings<Context extends readonly unknown[]>(
  given: FrontendApiProxyOptions<Context>,
): ProxySettings<Context> {
  const options = readOptions<FrontendApiProxyOptions<Context>>(given, OPTION_NAMES, { owner: OWNER });
  const publishableKey = readKey('publishableKey', options.publishableKey);
  const secretKey = readKey('secretKey', options.secretKey);
  const { frontendApiUrl } = parsePublishableKey(publishableKey);
  const proxy = readProxyUrl(
    'proxyUrl',
    required('proxyUrl', options.proxyUrl, 'Pass "/__clerk", or a URL.'),
  );
  const upstream = readWebUrl('frontendApiUrl', options.frontendApiUrl ?? frontendApiOfKey(publishableKey));
  if (proxy.origin !== undefined && pointsAtProxy({ proxy, upstream }, proxy.origin)) {
    throw new ConfigError(
      `The proxy points at itself: the Frontend API and "proxyUrl" are both at ${quote(upstream.origin)}. Set "frontendApiUrl".`,
    );
  }
  return {
    secretKey,
    proxy,
    upstream,
    upstreamHosts: new Set([upstream.origin, frontendApiUrl].map((url) => new URL(url).host)),
    clientAddress: readClientAddress(options.clientAddress),
    fetch: readFetch(options.fetch),
    timeoutInMs: readLimit('timeoutInMs', options.timeoutInMs, DEFAULT_TIMEOUT_IN_MS),
    idleTimeoutInMs: readLimit('idleTimeoutInMs', options.idleTimeoutInMs, DEFAULT_IDLE_TIMEOUT_IN_MS),
    maxBodyLength: readLimit('maxBodyLength', options.maxBodyLength, DEFAULT_MAX_BODY_LENGTH),
  };
}

/** Returns whether requests to the Frontend API would come back to a proxy of this origin. */
export function pointsAtProxy(
  { proxy, upstream }: Pick<ProxySettings<[]>, 'proxy' | 'upstream'>,
  origin: string,
): boolean {
  const isOwnPath = upstream.path === '' || pathBelow(upstream.path, proxy.path) !== undefined;
  return origin === upstream.origin && isOwnPath;
}

function required<Value>(name: string, value: Value | null | undefined, advice: string): Value {
  if (value === undefined || value === null) {
    throw new ConfigError(`${OWNER} needs the option "${name}". ${advice}`);
  }
  return value;
}

function readKey(name: 'publishableKey' | 'secretKey', value: unknown): string {
  const key = required(name, value, 'Copy it from the dashboard.');
  checkKeyOption(name, key);
  // `checkKeyOption` throws for a value that is not a string, and for one that no header can hold.
  return key as string;
}

function readClientAddress<Value>(value: Value): Value {
  const isValid =
    value === undefined ||
    typeof value === 'function' ||
    (typeof value === 'string' && HEADER_NAME.test(value));
  if (!isValid) {
    throw new ConfigError(
      `Option "clientAddress" must be the name of a header or a function, not ${quote(value)}.`,
    );
  }
  return value;
}

function readFetch<Value>(value: Value): Value {
  if (value !== undefined && typeof value !== 'function') {
    throw new ConfigError(`Option "fetch" must be a function, not ${quote(value)}.`);
  }
  return value;
}

function readLimit(name: string, value: unknown, byDefault: number): number {
  const limit = value ?? byDefault;
  if (typeof limit !== 'number' || !(limit > 0)) {
    throw new ConfigError(`Option "${name}" must be a number above 0, not ${quote(value)}.`);
  }
  return limit;
}
