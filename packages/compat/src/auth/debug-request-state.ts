// Pure
import { type AnyRequestState, debugRequestState as debug } from '@x/auth-state';
import type { RequestState } from './states.ts';

/** The diagnosis of `debugRequestState`, safe to log. */
export interface RequestStateDebug {
  isSignedIn: boolean;
  isAuthenticated: boolean;
  proxyUrl: string | undefined;
  reason: string | null;
  message: string | null;
  publishableKey: string;
  isSatellite: boolean;
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
