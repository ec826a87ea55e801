// Pure
import type { VerifyTokenOptions } from '@x/jwt';

/** What is echoed on a request state, for the code that answers. */
export interface EchoedOptions {
  proxyUrl?: string | undefined;
  publishableKey?: string | undefined;
  isSatellite?: boolean | undefined;
  domain?: string | undefined;
  signInUrl?: string | undefined;
  signUpUrl?: string | undefined;
  afterSignInUrl?: string | undefined;
  afterSignUpUrl?: string | undefined;
}

/** How a request is authenticated: keys and checks as for `verifyToken`, and what to echo. */
export interface AuthenticateRequestOptions extends Omit<VerifyTokenOptions, 'tokenClasses'>, EchoedOptions {}

/** The options of a call over the bound ones. A value that is given wins, `false` and `null` included. */
export function mergeOptions(
  bound: AuthenticateRequestOptions,
  given: AuthenticateRequestOptions,
): AuthenticateRequestOptions {
  const definedEntries = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...bound, ...Object.fromEntries(definedEntries) };
}
