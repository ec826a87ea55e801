// Pure
import {
  absoluteProxyUrl,
  checkApiUrl,
  checkKeyOption,
  checkProxyUrl,
  parsePublishableKey,
  parseWebUrl,
  wrongUrl,
} from '@x/errors/internal';
import type { KeySourceOptions } from './key-source-options.ts';

/** Where a JWKS is, and the secret to send. */
export interface JwksLocation {
  readonly url: string;
  /** The URL for messages: without query and credentials. */
  readonly name: string;
  readonly secretKey?: string;
  /** Headers of a client that are sent with every call of the Backend API. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

const DEFAULT_API_URL = 'https://api.clerk.com';
const DEFAULT_API_VERSION = 'v1';

/**
 * Returns the location that the options name, undefined if they name none. `apiHeaders` are sent to the Backend API, and
 * nowhere else. Throws a `ConfigError` for an invalid one.
 */
export function jwksLocation(
  options: KeySourceOptions,
  apiHeaders?: JwksLocation['headers'],
): JwksLocation | undefined {
  const { jwksUrl, secretKey, publishableKey } = options;
  if (jwksUrl) {
    return webLocation('jwksUrl', jwksUrl);
  }
  if (secretKey) {
    checkKeyOption('secretKey', secretKey);
    return { ...backendApiLocation(options), secretKey, headers: apiHeaders };
  }
  if (publishableKey) {
    return webLocation('publishableKey', `${frontendApiUrl(publishableKey, options)}/.well-known/jwks.json`);
  }
  return undefined;
}

/**
 * A proxy at a path of the application is not used: the origin would come from a request, and a visitor who can choose it
 * would choose the keys (decision 030).
 */
function frontendApiUrl(publishableKey: string, { proxyUrl }: KeySourceOptions): string {
  const parsed = parsePublishableKey(publishableKey);
  if (!proxyUrl) {
    return parsed.frontendApiUrl;
  }
  checkProxyUrl(proxyUrl);
  return absoluteProxyUrl(proxyUrl) ?? parsed.frontendApiUrl;
}

function backendApiLocation({
  apiUrl = DEFAULT_API_URL,
  apiVersion = DEFAULT_API_VERSION,
}: KeySourceOptions): JwksLocation {
  checkApiUrl(apiUrl);
  return webLocation('apiUrl', apiUrl, `${apiUrl.replace(/\/$/, '')}/${apiVersion}/jwks`);
}

function webLocation(option: string, given: string, text = given): JwksLocation {
  const url = parseWebUrl(text);
  if (url === undefined) {
    throw wrongUrl(option, given, 'an absolute http or https URL without credentials');
  }
  return { url: text, name: url.origin + url.pathname };
}
