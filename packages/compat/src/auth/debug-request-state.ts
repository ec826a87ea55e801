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

/** Returns what is safe to log of a request state. */
export const debugRequestState = (params: RequestState): RequestStateDebug =>
  debug(params as unknown as AnyRequestState); // both types describe the same states
