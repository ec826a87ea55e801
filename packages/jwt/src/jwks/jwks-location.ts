// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl } from '@x/errors/internal';
import { parsePublishableKey } from '../model/publishable-key.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** Where a JWKS is, and the secret to send. */
export interface JwksLocation {
  readonly url: string;
  /** The URL for messages: without query and credentials. */
  readonly name: string;
  readonly secretKey?: string;
}

const DEFAULT_API_URL = 'https://api.clerk.com';
const DEFAULT_API_VERSION = 'v1';

const PRINTABLE_ASCII = /^[\x21-\x7e]+$/;
const WEB_PROTOCOLS: readonly unknown[] = ['http:', 'https:'];

/** Returns the location that the options name, undefined if they name none. Throws a `ConfigError` for an invalid one. */
export function jwksLocation(options: KeySourceOptions): JwksLocation | undefined {
  const { jwksUrl, secretKey, publishableKey } = options;
  if (jwksUrl) {
    return webLocation('jwksUrl', jwksUrl);
  }
  if (secretKey) {
    return { ...backendApiLocation(options), secretKey: validSecretKey(secretKey) };
  }
  if (publishableKey) {
    const { frontendApi } = parsePublishableKey(publishableKey);
    return webLocation('publishableKey', `https://${frontendApi}/.well-known/jwks.json`);
  }
  return undefined;
}

function backendApiLocation({
  apiUrl = DEFAULT_API_URL,
  apiVersion = DEFAULT_API_VERSION,
}: KeySourceOptions): JwksLocation {
  return webLocation('apiUrl', `${apiUrl.replace(/\/$/, '')}/${apiVersion}/jwks`);
}

function validSecretKey(secretKey: string): string {
  if (!PRINTABLE_ASCII.test(secretKey)) {
    throw new ConfigError('Option "secretKey" must not contain white space or characters outside ASCII.');
  }
  return secretKey;
}

function webLocation(option: string, text: string): JwksLocation {
  const url = canParseUrl(text) ? new URL(text) : undefined;
  if (url === undefined || !WEB_PROTOCOLS.includes(url.protocol) || url.username || url.password) {
    throw new ConfigError(`Option "${option}" must be an absolute http or https URL without credentials.`);
  }
  return { url: text, name: url.origin + url.pathname };
}
