// Pure
import type { ItemOperation } from '../operation.ts';

/** A set of public keys, as the API sends it (RFC 7517, section 5). */
export interface Jwks {
  keys: Array<{ kid: string; kty: string; alg?: string; use?: string; [parameter: string]: unknown }>;
}

/** Gives the keys that session tokens are signed with. */
export const getJwks: ItemOperation<[], Jwks> = {
  name: 'jwks.getJwks',
  method: 'GET',
  path: '/jwks',
  args: [],
  isVerbatim: true,
};
