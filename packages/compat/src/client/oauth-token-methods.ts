import { isForAudience } from '@x/auth-state/internal';
import { TokenVerificationError } from '@x/errors';
import { isRecord } from '@x/rest-client/internal';
import { givenOptions } from '../options/given-options.ts';
import type { IdPOAuthAccessToken } from '../resources/types.ts';
import { invalidResponse } from './api-response-error.ts';
import type { CallOperation } from './bind-resources.ts';

/** The audiences that an access token can have. It needs at least one. */
export interface VerifyAccessTokenOptions {
  /** Without it, any audience is accepted. */
  audience?: string | string[];
}

/** Returns the method of access tokens that also checks their audience, as the reference does. */
export function createOAuthTokenMethods(call: CallOperation) {
  return {
    verify: async (accessToken: string, options?: VerifyAccessTokenOptions) => {
      const resource = await call('idPOAuthAccessToken', 'verify', [accessToken]);
      if (!isRecord(resource)) {
        throw invalidResponse('idPOAuthAccessToken.verify');
      }
      // The resource of this operation has this type.
      const token = resource as unknown as IdPOAuthAccessToken;
      if (!isForAudience(token.aud, givenOptions<VerifyAccessTokenOptions>(options, { audience: true }))) {
        throw new TokenVerificationError({
          reason: 'token-verification-failed',
          message: 'The audience of the access token does not include the expected audience.',
        });
      }
      return token;
    },
  };
}
