import type { AuthenticateRequestOptions } from '@x/auth-state';
import { AUTHENTICATE_REQUEST_OPTIONS } from '@x/auth-state/internal';
import { autoProxyUrl } from './auto-proxy.ts';
import { givenOptions } from './given-options.ts';

/** In the reference, an option of a call replaces none of the client with one of these names and a value that is false. */
const TRUE_ONLY = ['isSatellite'] as const satisfies ReadonlyArray<keyof AuthenticateRequestOptions>;

/** In the reference, a call cannot change the API of a client. */
const OF_THE_CLIENT = ['apiUrl', 'apiVersion'] as const satisfies ReadonlyArray<
  keyof AuthenticateRequestOptions
>;

/** Keys that the reference takes from the client if a call lacks them, also if the call has another `secretKey`. */
const KEYS = ['jwtKey', 'secretKey', 'publishableKey', 'machineSecretKey'] as const satisfies ReadonlyArray<
  keyof AuthenticateRequestOptions
>;

/** Returns the options of a call as the reference merges them with those of the client. */
export function callOptions(bound: AuthenticateRequestOptions, options: unknown): AuthenticateRequestOptions {
  const given = givenOptions<AuthenticateRequestOptions>(options, AUTHENTICATE_REQUEST_OPTIONS);
  for (const name of OF_THE_CLIENT) {
    delete given[name];
  }
  for (const name of TRUE_ONLY) {
    if (given[name] === false) {
      delete given[name];
    }
  }
  for (const name of KEYS) {
    const value = given[name] ?? bound[name];
    if (value !== undefined) {
      Object.assign(given, { [name]: value });
    }
  }
  const proxyUrl = autoProxyUrl({ ...bound, ...given });
  return proxyUrl === undefined ? given : { ...given, proxyUrl };
}
