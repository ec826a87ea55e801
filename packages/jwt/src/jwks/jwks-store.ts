// Pure
import type { StoredJwks } from './parse-jwks.ts';

/**
 * Keeps the JWKS of one instance for a fleet, so that it is fetched once for all: two functions over Redis, the Workers
 * Cache API, or a file. A rejection counts as nothing stored.
 */
export interface JwksStore {
  get(): Promise<StoredJwks | null | undefined>;
  set(jwks: StoredJwks): Promise<unknown>;
}
