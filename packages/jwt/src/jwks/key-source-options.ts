// Pure
import type { JsonWebKey } from '../types.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import type { JwksStore } from './jwks-store.ts';

/** Where the key comes from, in this order: `jwtKey`, the environment, JWKS. */
export interface KeySourceOptions {
  /**
   * The public key: PEM (SPKI), base64 of one, or a JWK. Without it the environment variable `CLERK_JWT_KEY`
   * is read where the runtime has one; `null` says: don't look.
   */
  jwtKey?: string | JsonWebKey | null | undefined;
  /** Loads the JWKS from the Backend API. */
  secretKey?: string | undefined;
  /** Loads the JWKS from the Frontend API that this key names; no secret is needed. */
  publishableKey?: string | undefined;
  /** Loads the JWKS from here; no secret is sent. */
  jwksUrl?: string | undefined;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Default `v1`. */
  apiVersion?: string | undefined;
  /** How long keys are used without a successful reload. Default one hour. */
  jwksCacheTtlInMs?: number | undefined;
  /** Loads the JWKS anew for every token. */
  skipJwksCache?: boolean | undefined;
  /** Default: the global one. */
  fetch?: typeof globalThis.fetch | undefined;
  /** For one request of the JWKS, which is repeated for twice as long at most. Default 5000. */
  timeoutInMs?: number | undefined;
  /** Shares what was loaded with a fleet. Give every instance a store of its own. */
  jwksStore?: JwksStore | undefined;
  /** Told of every load: the place to see that the API is down while known keys are still served. */
  onJwksLoad?: ((event: JwksLoadEvent) => void) | undefined;
}
