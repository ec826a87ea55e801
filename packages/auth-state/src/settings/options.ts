// Pure
import { joinOptionNames, type OptionNames } from '@x/errors/internal';
import type { TokenVerifierOptions } from '@x/jwt';
import { CHECK_OPTIONS, KEY_SOURCE_OPTIONS } from '@x/jwt/internal';
import type { AcceptsToken } from '../wire/token-type.ts';
import type { OrganizationSyncOptions } from './organization-target.ts';

/**
 * The forwarded hosts that are trusted: any, or the hosts of a list, with a port that is not the default one of the
 * protocol. An entry can begin with one wildcard label: `*.example.com`. `undefined` trusts none.
 */
export type ForwardedHosts = 'any' | readonly string[] | undefined;

/** The options that a request state repeats, for the code that writes the response. */
export interface EchoedOptions {
  /** Where the Frontend API is proxied: a URL, or a path of this application. */
  proxyUrl?: string | undefined;
  /**
   * Names the instance and its Frontend API: `pk_test_...` or `pk_live_...`. Without it, visitors are never
   * redirected.
   */
  publishableKey?: string | undefined;
  /** Whether users of this application sign in at the domain of another application, its primary. Default false. */
  isSatellite?: boolean | undefined;
  /** The domain of the satellite. */
  domain?: string | undefined;
  /** The sign-in page. A satellite in development needs an absolute URL of its primary. */
  signInUrl?: string | undefined;
  /** The sign-up page. */
  signUpUrl?: string | undefined;
  /** Where a visitor goes after signing in, if no page is remembered. */
  afterSignInUrl?: string | undefined;
  /** Where a visitor goes after signing up, if no page is remembered. */
  afterSignUpUrl?: string | undefined;
}

/** The keys and checks of `verifyToken`, and how to respond. */
export interface AuthenticateRequestOptions
  extends Omit<TokenVerifierOptions, 'tokenClasses'>,
    EchoedOptions {
  /** The tokens that are accepted. Default `session_token`. */
  acceptsToken?: AcceptsToken | undefined;
  /** The key of a machine, used to look M2M tokens up. Default, and for `null`: the `secretKey`. */
  machineSecretKey?: string | null | undefined;
  /** Whether a satellite sends each new visitor to its primary, and not only visitors who signed in there. Default false. */
  satelliteAutoSync?: boolean | undefined;
  /**
   * The origins of the satellites of this application. A visitor who comes from a satellite is sent to a handshake; in
   * development a satellite that waits for an answer gets it. An entry can begin with one wildcard label:
   * `https://*.example.com`. `'any'`: every other origin counts as a satellite.
   */
  satelliteOrigins?: 'any' | readonly string[] | undefined;
  /** The paths that make an organization, or the personal account, the active one. */
  organizationSyncOptions?: OrganizationSyncOptions | undefined;
  /** The forwarded hosts that are trusted. Default: none, so that the URL of the request counts. */
  forwardedHosts?: ForwardedHosts;
  /** Whether the URL of a handshake includes the session token, which logs then show. Default false. */
  sessionTokenInHandshakeUrl?: boolean | undefined;
  /**
   * Whether a handshake in the query counts although this browser did not start one lately: in production always, since
   * handshakes come back in cookies there. Default false. True is how the reference SDK does it, and lets a link of a
   * stranger sign the visitor in as the stranger.
   */
  acceptUnrequestedHandshakes?: boolean | undefined;
  /** Whether the null origin can read, with credentials, the response that ends a handshake. Default false. */
  nullOriginCors?: boolean | undefined;
}

type OwnOptions = Omit<AuthenticateRequestOptions, keyof Omit<TokenVerifierOptions, 'proxyUrl'>>;

const OWN_OPTIONS: OptionNames<OwnOptions & Pick<TokenVerifierOptions, 'tokenCacheSize'>> = {
  tokenCacheSize: true,
  proxyUrl: true,
  isSatellite: true,
  domain: true,
  signInUrl: true,
  signUpUrl: true,
  afterSignInUrl: true,
  afterSignUpUrl: true,
  acceptsToken: true,
  machineSecretKey: true,
  satelliteAutoSync: true,
  satelliteOrigins: true,
  organizationSyncOptions: true,
  forwardedHosts: true,
  sessionTokenInHandshakeUrl: true,
  acceptUnrequestedHandshakes: true,
  nullOriginCors: true,
};

export const AUTHENTICATE_REQUEST_OPTIONS: OptionNames<AuthenticateRequestOptions> =
  /* @__PURE__ */ joinOptionNames(
    /* @__PURE__ */ joinOptionNames(CHECK_OPTIONS, KEY_SOURCE_OPTIONS),
    OWN_OPTIONS,
  );

/** What to do in place of passing an option of another function. */
export const MISPLACED_OPTIONS: Readonly<Record<string, string>> = {
  key: 'Pass the key as "jwtKey".',
  tokenClasses:
    'Requests are authenticated by sessions: acceptsToken names other tokens, and verifyToken verifies them.',
};
