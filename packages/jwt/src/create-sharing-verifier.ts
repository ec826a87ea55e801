import {
  createTokenVerifier,
  createVerifierWithKeys,
  type TokenVerifier,
  type TokenVerifierOptions,
} from './create-token-verifier.ts';
import { hasOwnLoads, sharedKeySource } from './jwks/shared-key-source.ts';

/**
 * Creates a verifier that shares its keys, and nothing else, with other verifiers of the same key source, for a client
 * that is created with each request. A `fetch`, a store, a hook or a clock of its own makes it own its keys (decision
 * 004). Throws a `ConfigError` for invalid options.
 */
export function createSharingVerifier(options: TokenVerifierOptions): TokenVerifier {
  return hasOwnLoads(options)
    ? createTokenVerifier(options)
    : createVerifierWithKeys(sharedKeySource(options), options);
}
