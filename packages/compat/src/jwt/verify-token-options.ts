// Pure
import type { VerifyJwtOptions } from './reference-jwt.ts';

/** The checks of `verifyJwt`, and where the key comes from: the `jwtKey`, else the keys that the API has for a `secretKey`. */
export interface VerifyTokenOptions extends Omit<VerifyJwtOptions, 'key'> {
  /** The public key of the instance, as a PEM. */
  jwtKey?: string;
  /** The secret key, which loads the JWKS of the instance unless `jwtKey` is set. */
  secretKey?: string;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string;
  /** Default `v1`. */
  apiVersion?: string;
  /** How long keys are used without a successful reload, in milliseconds. Default one hour. */
  jwksCacheTtlInMs?: number;
  /** Loads the keys again for every token. */
  skipJwksCache?: boolean;
}
