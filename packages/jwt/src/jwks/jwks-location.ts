// Pure
import { ConfigError } from '@x/errors';
import { parsePublishableKey } from '../publishable-key.ts';
import type { KeySourceOptions } from './key-source-options.ts';

/** Where a JWKS is, and what to send along. */
export interface JwksLocation {
  readonly url: string;
  /** The URL as it may be shown: without query and credentials. */
  readonly name: string;
  readonly secretKey?: string;
}

const DEFAULT_API_URL = 'https://api.clerk.com';
const DEFAULT_API_VERSION = 'v1';

/** Which JWKS the options name, or undefined when they name none. Throws a `ConfigError` for a bad URL. */
export function jwksLocation(options: KeySourceOptions): JwksLocation | undefined {
  const {
    jwksUrl,
    secretKey,
    publishableKey,
    apiUrl = DEFAULT_API_URL,
    apiVersion = DEFAULT_API_VERSION,
  } = options;
  if (jwksUrl) {
    return httpUrl('jwksUrl', jwksUrl);
  }
  if (secretKey) {
    if (!/^[\x21-\x7e]+$/.test(secretKey)) {
      throw new ConfigError('Pass the secretKey of your instance as it is, without white space.');
    }
    return { ...httpUrl('apiUrl', `${apiUrl.replace(/\/$/, '')}/${apiVersion}/jwks`), secretKey };
  }
  if (publishableKey) {
    const { frontendApi } = parsePublishableKey(publishableKey);
    return httpUrl('publishableKey', `https://${frontendApi}/.well-known/jwks.json`);
  }
  return undefined;
}

function httpUrl(option: string, text: string): JwksLocation {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new ConfigError(`Pass ${option} as an absolute http(s) URL without credentials.`);
  }
  return { url: text, name: url.origin + url.pathname };
}
