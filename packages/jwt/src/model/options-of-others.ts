// Pure
import type { AdviceByName } from './reject-options.ts';

/** The option of `verifyJwt` that other functions name differently. */
export const OPTIONS_OF_VERIFY_JWT: AdviceByName = { key: 'Pass the key as "jwtKey".' };

/** Options that functions without state of their own cannot use. */
export const OPTIONS_OF_OTHERS: AdviceByName = {
  ...OPTIONS_OF_VERIFY_JWT,
  tokenCacheSize:
    'Bind the options with createTokenVerifier, createAuthenticateRequest or createClerkClient.',
};
