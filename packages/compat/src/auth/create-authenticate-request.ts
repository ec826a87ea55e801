import { createTokenWith } from '../client/create-token-with.ts';
import { bindAuthentication } from './bind-authentication.ts';
import type { AuthenticateRequestOptions } from './options.ts';

export interface CreateAuthenticateRequestOptions {
  options: Partial<
    Pick<
      AuthenticateRequestOptions,
      | 'apiUrl'
      | 'apiVersion'
      | 'audience'
      | 'domain'
      | 'isSatellite'
      | 'jwtKey'
      | 'machineSecretKey'
      | 'proxyUrl'
      | 'publishableKey'
      | 'secretKey'
    >
  >;
  /** Has no effect: the API is called with the options. */
  apiClient: object;
}

/** Binds options to `authenticateRequest`. */
export const createAuthenticateRequest = ({
  options,
}: CreateAuthenticateRequestOptions): ReturnType<typeof bindAuthentication> =>
  bindAuthentication(options, createTokenWith(options));
