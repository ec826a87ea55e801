// Pure
import { ConfigError } from '@x/errors';
import type { TokenVerifierOptions } from '@x/jwt';
import type { ForwardedHosts } from '../http/public-url.ts';
import type { AcceptsToken } from '../wire/token-type.ts';
import type { OrganizationSyncOptions } from './organization-target.ts';

/** What is echoed on a request state, for the code that answers. */
export interface EchoedOptions {
  /** Where the Frontend API is proxied: a URL, or a path of this application. */
  proxyUrl?: string | undefined;
  publishableKey?: string | undefined;
  /** Whether this application signs in at the domain of another one, its primary. */
  isSatellite?: boolean | undefined;
  /** The domain of a satellite. */
  domain?: string | undefined;
  /** A satellite in development signs in there: an absolute URL of its primary. */
  signInUrl?: string | undefined;
  signUpUrl?: string | undefined;
  afterSignInUrl?: string | undefined;
  afterSignUpUrl?: string | undefined;
}

/** How a request is authenticated: keys and checks as for `verifyToken`, and what to answer. */
export interface AuthenticateRequestOptions
  extends Omit<TokenVerifierOptions, 'tokenClasses'>,
    EchoedOptions {
  /** The tokens that are taken. Default `session_token`. */
  acceptsToken?: AcceptsToken | undefined;
  /** The key of a machine, to look M2M tokens up with in place of the `secretKey`. */
  machineSecretKey?: string | undefined;
  /** Has a satellite ask its primary on the first visit, and not only after signing in there. Default false. */
  satelliteAutoSync?: boolean | undefined;
  /**
   * Origins of the satellites of this application. A visitor who comes from one is asked to handshake, and in
   * development one that waits for an answer gets it. `'any'`: every other origin counts as one.
   */
  satelliteOrigins?: 'any' | readonly string[] | undefined;
  /** Paths that make an organization, or none, the active one. */
  organizationSyncOptions?: OrganizationSyncOptions | undefined;
  /** Which forwarded hosts are believed. Default: none, and the URL of the request counts. */
  forwardedHosts?: ForwardedHosts;
  /** Puts the session token into the URL of a handshake, where logs see it. Default false. */
  sessionTokenInHandshakeUrl?: boolean | undefined;
  /** Lets the null origin read, with credentials, the response that ends a handshake. Default false. */
  nullOriginCors?: boolean | undefined;
}

/** The options that say what is checked of a token of one kind. */
export const CHECK_OPTIONS = [
  'issuer',
  'audience',
  'authorizedParties',
  'clockSkewInMs',
  'headerType',
  'currentDate',
  'tokenClasses',
] as const satisfies ReadonlyArray<keyof TokenVerifierOptions>;

/**
 * The options of a call over the bound ones. A value that is given wins, `false` and `null` included. Bound keys stay
 * with the instance that they were given with: a call that names another API brings its own.
 */
export function mergeOptions<Options extends AuthenticateRequestOptions>(
  bound: Options,
  given: AuthenticateRequestOptions,
): Options {
  // A copy lacks what a class gives its instances, and a check would be switched off in silence.
  const options: TokenVerifierOptions = given;
  const isLost = (name: keyof TokenVerifierOptions) =>
    options[name] !== undefined && !Object.hasOwn(options, name);
  if (CHECK_OPTIONS.some(isLost) || isLost('algorithms')) {
    throw new ConfigError('Pass the options of a call in a plain object.');
  }
  const definedEntries = Object.entries(given).filter(([, value]) => value !== undefined);
  if (definedEntries.length === 0) {
    return bound;
  }
  const merged: Options = { ...bound, ...Object.fromEntries(definedEntries) };
  const isElsewhere = apiUrlOf(merged) !== apiUrlOf(bound);
  if (isElsewhere && bound.secretKey && given.secretKey === undefined) {
    throw new ConfigError('Pass the secretKey of the apiUrl as well: a key is sent to its own API only.');
  }
  if (isElsewhere || merged.secretKey !== bound.secretKey) {
    merged.machineSecretKey = given.machineSecretKey;
  }
  return merged;
}

const apiUrlOf = ({ apiUrl = 'https://api.clerk.com' }: AuthenticateRequestOptions): string => apiUrl;
