// Pure
import type { RequestState } from './states.ts';

/** The diagnosis of `debugRequestState`, safe to log. */
export interface RequestStateDebug {
  /** Whether a session token was accepted. */
  isSignedIn: boolean;
  /** Whether any accepted token is valid. */
  isAuthenticated: boolean;
  /** Where the Frontend API is proxied. `undefined` without a proxy. */
  proxyUrl: string | undefined;
  /** Why no token was accepted. `null` if one was. */
  reason: string | null;
  /** The same as a sentence. `null` if a token was accepted. */
  message: string | null;
  /** The publishable key that was used. */
  publishableKey: string;
  /** Whether the application is a satellite. */
  isSatellite: boolean;
  /** The domain of the satellite. Empty for another application. */
  domain: string;
}

/** Returns what is safe to log of a request state. Some official SDKs send it to the browser. */
export function debugRequestState(params: RequestState): RequestStateDebug {
  const { isSignedIn, isAuthenticated, proxyUrl, reason, message, publishableKey, isSatellite, domain } =
    params;
  return { isSignedIn, isAuthenticated, proxyUrl, reason, message, publishableKey, isSatellite, domain };
}
