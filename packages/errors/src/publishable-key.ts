import { checkKeyOption } from './check-key-option.ts';
import { ConfigError } from './config-error.ts';
import { originOfHost } from './origin-of-host.ts';
import { requireGlobals } from './platform.ts';

/** The content of a publishable key. */
export interface PublishableKey {
  readonly instanceType: 'production' | 'development';
  /** Host of the Frontend API, with its port if it has one. */
  readonly frontendApi: string;
  /** Where the Frontend API is reached: an origin, of `http:` if the host is this machine. */
  readonly frontendApiUrl: string;
}

const PUBLISHABLE_KEY = /^pk_(?<environment>live|test)_(?<base64>[A-Za-z0-9+/]{1,400}={0,2})$/;
/** A name with a dot, or a name or address of this machine, with or without a port. */
const HOST = /^(?:[a-z0-9.-]+\.[a-z0-9-]+|localhost|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

/**
 * Parses a publishable key: `pk_live_` or `pk_test_`, then the base64 of the Frontend API's host and a `$`.
 * Throws a `ConfigError` for anything else.
 *
 * @example
 * ```ts
 * import { parsePublishableKey } from '@x/errors/internal';
 *
 * const { frontendApi, frontendApiUrl } = parsePublishableKey('pk_test_Y2xlcmsuZXhhbXBsZS5jb20k');
 * frontendApi; // => 'clerk.example.com'
 * frontendApiUrl; // => 'https://clerk.example.com'
 * ```
 */
export function parsePublishableKey(publishableKey: string): PublishableKey {
  checkKeyOption('publishableKey', publishableKey);
  const { environment, base64 } = PUBLISHABLE_KEY.exec(publishableKey)?.groups ?? {};
  const decoded = base64 === undefined ? undefined : decodeBase64(base64);
  const frontendApi = decoded?.slice(0, -1) ?? '';
  const frontendApiUrl = HOST.test(frontendApi) ? originOfHost(frontendApi) : undefined;
  if (!decoded?.endsWith('$') || frontendApiUrl === undefined) {
    // The value is not quoted: it may be a secret key that was passed by mistake.
    throw new ConfigError(
      'Option "publishableKey" is not a publishable key. Copy it whole: it begins with "pk_test_" or "pk_live_".',
    );
  }
  const instanceType = environment === 'live' ? 'production' : 'development';
  return { instanceType, frontendApi, frontendApiUrl };
}

function decodeBase64(base64: string): string | undefined {
  requireGlobals('atob');
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}
