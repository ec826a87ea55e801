// Pure
import { parsePublishableKey } from '@x/errors/internal';
import { Cookies } from '../wire/constants.ts';
import { cookieSuffix } from './cookie-suffix.ts';

/** Both names of a cookie. Instances that share a domain share the plain name. */
export interface CookieName {
  /** The name without a suffix, such as `__session`. */
  readonly plain: string;
  /** Belongs to one instance. */
  readonly suffixed: string;
}

/** The names of the cookies that say who a browser belongs to. */
export interface CookieNames {
  /** The session token. Scripts of the page can read it. */
  readonly session: CookieName;
  /** Refreshes the session. Only the suffixed name is in use. */
  readonly refresh: CookieName;
  /** When the client was last updated, in seconds since 1970. `0`: no user is signed in. */
  readonly clientUat: CookieName;
  /** The token of a development browser. */
  readonly devBrowser: CookieName;
}

/**
 * Returns the names of the cookies of an instance. Throws a `ConfigError` for a malformed key.
 *
 * @example
 * ```ts
 * import { cookieNames } from '@x/auth-state';
 *
 * const { session } = cookieNames('pk_live_Y2xlcmsuZXhhbXBsZS5jb20k');
 * session.plain; // => '__session'
 * session.suffixed; // => '__session_naoXFJnI'
 * ```
 */
export function cookieNames(publishableKey: string): CookieNames {
  parsePublishableKey(publishableKey);
  const suffix = cookieSuffix(publishableKey);
  const nameOf = (plain: string): CookieName => ({ plain, suffixed: `${plain}_${suffix}` });
  return {
    session: nameOf(Cookies.Session),
    refresh: nameOf(Cookies.Refresh),
    clientUat: nameOf(Cookies.ClientUat),
    devBrowser: nameOf(Cookies.DevBrowser),
  };
}
