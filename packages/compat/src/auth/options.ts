// Pure
import type { ForwardedHosts, AuthenticateRequestOptions as Options } from '@x/auth-state';
import type { VerifyTokenOptions } from '../jwt/verify-token-options.ts';
import type { TokenType } from './token-types.ts';

/** The paths that make an organization, or the personal account, the active one. */
export type OrganizationSyncOptions = {
  organizationPatterns?: string[];
  personalAccountPatterns?: string[];
};

/** The options that the reference lacks. Each restores or changes a deliberate difference. */
export interface AddedOptions {
  acceptUnrequestedHandshakes?: Options['acceptUnrequestedHandshakes'];
  forwardedHosts?: ForwardedHosts;
  nullOriginCors?: Options['nullOriginCors'];
  requireAuthorizedParty?: Options['requireAuthorizedParty'];
  satelliteOrigins?: Options['satelliteOrigins'];
  sessionTokenInHandshakeUrl?: Options['sessionTokenInHandshakeUrl'];
}

/** The options of `authenticateRequest`, as in `@clerk/backend`. */
export type AuthenticateRequestOptions = {
  publishableKey?: string;
  /** The domain of a satellite. */
  domain?: string;
  isSatellite?: boolean;
  /** Where the Frontend API is proxied: a URL, or a path of this application. */
  proxyUrl?: string;
  signInUrl?: string;
  signUpUrl?: string;
  afterSignInUrl?: string;
  afterSignUpUrl?: string;
  organizationSyncOptions?: OrganizationSyncOptions;
  /** Has no effect: the client calls the API with its own options. */
  apiClient?: object;
  /** Default `session_token`. */
  acceptsToken?: TokenType | TokenType[] | 'any';
  machineSecretKey?: string;
  satelliteAutoSync?: boolean;
} & VerifyTokenOptions &
  AddedOptions;
