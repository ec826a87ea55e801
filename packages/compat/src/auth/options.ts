// Pure
import type { ForwardedHosts, AuthenticateRequestOptions as Options } from '@x/auth-state';
import type { VerifyTokenOptions } from '../jwt/verify-token-options.ts';
import type { TokenType } from './token-types.ts';

/** The paths that make an organization, or the personal account, the active one. */
export type OrganizationSyncOptions = {
  /** Paths with the id or the slug of an organization, such as `/orgs/:slug`. */
  organizationPatterns?: string[];
  /** Paths of the personal account, such as `/me`. */
  personalAccountPatterns?: string[];
};

/** The options that the reference lacks. Each restores or changes a deliberate difference. */
export interface AddedOptions {
  /** `true`: in development, a handshake also counts in a browser that did not start it. */
  acceptUnrequestedHandshakes?: Options['acceptUnrequestedHandshakes'];
  /** Hosts that a proxy can forward. Default: `'any'`. */
  forwardedHosts?: ForwardedHosts;
  /** `true`: the null origin can read the response that ends a handshake. */
  nullOriginCors?: Options['nullOriginCors'];
  /** `false`: `authorizedParties` is enforced only if a token has `azp`. Default: true. */
  requireAuthorizedParty?: Options['requireAuthorizedParty'];
  /** The origins of the satellites, whose visitors are sent to a handshake. `'any'`: every other origin. */
  satelliteOrigins?: Options['satelliteOrigins'];
  /** `true`: the URL of a handshake has the session token. */
  sessionTokenInHandshakeUrl?: Options['sessionTokenInHandshakeUrl'];
}

/** The options of `authenticateRequest`, as in `@clerk/backend`. */
export type AuthenticateRequestOptions = {
  /** The publishable key: `pk_live_...` or `pk_test_...`. */
  publishableKey?: string;
  /** The domain of a satellite. */
  domain?: string;
  /** Whether the application is a satellite of another domain. */
  isSatellite?: boolean;
  /** Where the Frontend API is proxied: a URL, or a path of this application. */
  proxyUrl?: string;
  /** The sign-in page. */
  signInUrl?: string;
  /** The sign-up page. */
  signUpUrl?: string;
  /** Where to go after a sign-in. */
  afterSignInUrl?: string;
  /** Where to go after a sign-up. */
  afterSignUpUrl?: string;
  /** The paths that make an organization the active one. */
  organizationSyncOptions?: OrganizationSyncOptions;
  /** Has no effect: the client calls the API with its own options. */
  apiClient?: object;
  /** Default `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any';
  /** The key of a machine, used to look M2M tokens up: `ak_...`. Default: the `secretKey`. */
  machineSecretKey?: string;
  /** Whether a satellite sends each new visitor to its primary, and not only visitors who signed in there. */
  satelliteAutoSync?: boolean;
} & VerifyTokenOptions &
  AddedOptions;
