import { type ClientVerifier, createVerifierWithKeys } from './create-token-verifier.ts';
import type { JwksLocation } from './jwks/jwks-location.ts';
import { createKeySource } from './jwks/key-source.ts';
import { hasOwnLoads, sharedKeySource } from './jwks/shared-key-source.ts';
import type { TokenVerifierOptions } from './token-verifier-options.ts';

/**
 * Creates a verifier that shares its keys, and nothing else, with other verifiers of the same key source, for a client
 * that is created with each request. A `fetch`, a store, a hook or a clock of its own makes it own its keys (decision
 * 004). `apiHeaders` are sent when keys are loaded from the Backend API. The options are those that `readOptions` returned.
 * Throws a `ConfigError` for invalid values.
 */
export function createSharingVerifier(
  options: TokenVerifierOptions,
  apiHeaders?: JwksLocation['headers'],
): ClientVerifier {
  const keySource = hasOwnLoads(options)
    ? createKeySource(options, options.now, apiHeaders)
    : sharedKeySource(options, apiHeaders);
  return createVerifierWithKeys(keySource, options);
}
