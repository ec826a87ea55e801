// Pure
import { ConfigError } from '@x/errors';

/** What a publishable key says. */
export interface PublishableKey {
  readonly instanceType: 'production' | 'development';
  /** Host of the Frontend API, with its port if it has one. */
  readonly frontendApi: string;
}

const FORM = /^pk_(live|test)_([A-Za-z0-9+/]{1,400}={0,2})$/;
const HOST = /^[a-z0-9.-]+\.[a-z0-9-]+(?::\d{1,5})?$/i;

/**
 * Reads a publishable key: `pk_live_` or `pk_test_`, and the base64 of the Frontend API's host and a `$`.
 * Throws a `ConfigError` for anything else.
 *
 * @example
 * ```ts
 * import { parsePublishableKey } from '@x/jwt/internal';
 *
 * const { frontendApi } = parsePublishableKey('pk_test_Y2xlcmsuZXhhbXBsZS5jb20k');
 * frontendApi; // => 'clerk.example.com'
 * ```
 */
export function parsePublishableKey(publishableKey: string): PublishableKey {
  const [, kind, base64] = FORM.exec(publishableKey) ?? [];
  const decoded = base64 === undefined ? undefined : decodeBase64(base64);
  if (!decoded?.endsWith('$') || !HOST.test(decoded.slice(0, -1))) {
    throw new ConfigError('Pass the publishableKey of your instance as it is: "pk_test_…" or "pk_live_…".');
  }
  return {
    instanceType: kind === 'live' ? 'production' : 'development',
    frontendApi: decoded.slice(0, -1),
  };
}

function decodeBase64(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}
