// Pure
import type { StoredJwks } from './parse-jwks.ts';

/**
 * Where a fleet keeps the JWKS of one instance, so that it is fetched once for all: two functions over Redis,
 * the Workers Cache API, a file. What they reject with counts as nothing stored.
 */
export interface JwksStore {
  get(): Promise<StoredJwks | null | undefined>;
  set(jwks: StoredJwks): Promise<unknown>;
}
