import type { AuthenticateRequestOptions } from '@x/auth-state';
import { AUTHENTICATE_REQUEST_OPTIONS } from '@x/auth-state/internal';
import { givenOptions } from './given-options.ts';

/** What the reference does without an option for it. */
const DEFAULTS: AuthenticateRequestOptions = {
  // The reference reads no key in the environment: the framework SDKs do.
  jwtKey: null,
  // Framework SDKs make requests with an invented origin, and rely on the header.
  forwardedHosts: 'any',
};

/** Returns the options of request authentication, with the defaults of the reference. */
export function authenticationOptions(options: object): AuthenticateRequestOptions {
  return { ...DEFAULTS, ...givenOptions<AuthenticateRequestOptions>(options, AUTHENTICATE_REQUEST_OPTIONS) };
}
