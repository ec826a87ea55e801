// Pure
import type { StoredJwks } from './parse-jwks.ts';

/**
 * Keeps the JWKS of one instance for a fleet, so that it is fetched once for all: two functions over Redis, the Workers
 * Cache API, or a file. A rejection counts as nothing stored.
 */
export interface JwksStore {
  /** Resolves to what was stored last, whatever its age, or to `null`. */
  get(): Promise<StoredJwks | null | undefined>;
  /** Stores a set that was just loaded, in place of the old one. */
  set(jwks: StoredJwks): Promise<unknown>;
}
