// Pure
import type { OptionNames } from '@x/errors/internal';
import type { JsonWebKey } from '../model/types.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import type { JwksStore } from './jwks-store.ts';

/** Where the key comes from, in this order: `jwtKey`, the environment, a JWKS. */
export interface KeySourceOptions {
  /**
   * The public key: a PEM (SPKI), its base64, or a JWK. Without it the environment variable `CLERK_JWT_KEY` is read,
   * if the runtime has an environment; `null` means: don't read it.
   */
  jwtKey?: string | JsonWebKey | null | undefined;
  /** Loads the JWKS from the Backend API. `null` stands for none. */
  secretKey?: string | null | undefined;
  /** Loads the JWKS from the Frontend API of this key, without a secret. */
  publishableKey?: string | undefined;
  /**
   * Where the Frontend API is proxied: an absolute URL, from which the JWKS of the publishable key is then loaded. A path
   * has no effect here.
   */
  proxyUrl?: string | undefined;
  /** Loads the JWKS from this URL, without a secret. */
  jwksUrl?: string | undefined;
  /** Default `https://api.clerk.com`. */
  apiUrl?: string | undefined;
  /** Default `v1`. */
  apiVersion?: string | undefined;
  /** How long keys are used without a successful reload, in milliseconds. Default one hour. */
  jwksCacheTtlInMs?: number | undefined;
  /** Loads the JWKS again for every token. */
  skipJwksCache?: boolean | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit of one request for the JWKS, in milliseconds. Retries end after twice that. Default 5000. */
  timeoutInMs?: number | undefined;
  /** Shares the loaded JWKS with a fleet. Give every instance a store of its own. */
  jwksStore?: JwksStore | undefined;
  /** The clock for the age of keys, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /** Called after every load. It shows that the API is down while known keys are still served. */
  onJwksLoad?: ((event: JwksLoadEvent) => void) | undefined;
}

export const KEY_SOURCE_OPTIONS: OptionNames<KeySourceOptions> = {
  jwtKey: true,
  secretKey: true,
  publishableKey: true,
  proxyUrl: true,
  jwksUrl: true,
  apiUrl: true,
  apiVersion: true,
  jwksCacheTtlInMs: true,
  skipJwksCache: true,
  fetch: true,
  timeoutInMs: true,
  jwksStore: true,
  now: true,
  onJwksLoad: true,
};
