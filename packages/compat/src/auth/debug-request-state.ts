// Pure
import { type AnyRequestState, debugRequestState as debug } from '@x/auth-state';
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

const FIELDS: ReadonlyArray<keyof RequestStateDebug> = [
  ...(['isSignedIn', 'isAuthenticated', 'reason', 'message'] as const),
  ...(['publishableKey', 'proxyUrl', 'domain', 'isSatellite'] as const),
];

/** Returns what is safe to log of a request state. Official SDKs also send it to the browser, with every page. */
export function debugRequestState(params: RequestState): RequestStateDebug {
  // Both types describe the same states.
  const diagnosis = debug(params as unknown as AnyRequestState);
  return Object.fromEntries(
    FIELDS.map((name) => [name, diagnosis[name]] as const),
  ) as unknown as RequestStateDebug; // the fields of its type
}
