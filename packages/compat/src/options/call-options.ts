import type { AuthenticateRequestOptions } from '@x/auth-state';
import { AUTHENTICATE_REQUEST_OPTIONS } from '@x/auth-state/internal';
import { authenticationOptions } from './authentication-options.ts';
import { autoProxyUrl } from './auto-proxy.ts';
import { givenOptions } from './given-options.ts';

type Names = ReadonlyArray<keyof AuthenticateRequestOptions>;

/** In the reference, these options of a client have no effect: each call passes its own. */
const OF_THE_CALL = [
  'acceptsToken',
  'afterSignInUrl',
  'afterSignUpUrl',
  'authorizedParties',
  'clockSkewInMs',
  'headerType',
  'organizationSyncOptions',
  'satelliteAutoSync',
  'signInUrl',
  'signUpUrl',
] as const satisfies Names;

/** In the reference, a call cannot change the API of a client. */
const OF_THE_CLIENT = ['apiUrl', 'apiVersion'] as const satisfies Names;

/** Keys that the reference takes from the client if a call lacks them, also if the call has another `secretKey`. */
const KEYS = ['jwtKey', 'secretKey', 'publishableKey', 'machineSecretKey'] as const satisfies Names;

/** Returns the options of a client that its calls share. */
export const clientOptions = (options: object): AuthenticateRequestOptions =>
  without(OF_THE_CALL, authenticationOptions(options));

/** Returns the options of a call as the reference merges them with those of the client. */
export function callOptions(bound: AuthenticateRequestOptions, options: unknown): AuthenticateRequestOptions {
  const given = without(
    OF_THE_CLIENT,
    givenOptions<AuthenticateRequestOptions>(options, AUTHENTICATE_REQUEST_OPTIONS),
  );
  for (const name of KEYS) {
    const value = given[name] ?? bound[name];
    if (value !== undefined) {
      Object.assign(given, { [name]: value });
    }
  }
  const proxyUrl = autoProxyUrl({ ...bound, ...given });
  return proxyUrl === undefined ? given : { ...given, proxyUrl };
}

function without(names: Names, options: AuthenticateRequestOptions): AuthenticateRequestOptions {
  const rest = { ...options };
  for (const name of names) {
    delete rest[name];
  }
  return rest;
}
