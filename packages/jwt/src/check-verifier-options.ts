import { checkKeyOptions, checkKinds } from './jwks/check-key-options.ts';
import { jwksLocation } from './jwks/jwks-location.ts';
import { localJwtKey } from './jwks/key-source.ts';
import { checkAlgorithms } from './key/check-algorithms.ts';
import { readNumber } from './model/read-number.ts';
import type { TokenVerifierOptions } from './token-verifier-options.ts';
import { readCheckOptions } from './verify/check-options.ts';
import { readTokenClasses } from './verify/session-profile.ts';

/**
 * Throws a `ConfigError` for options with which no verifier can be created. Creates none: a caller that only checks
 * options needs no code that loads keys.
 */
export function checkVerifierOptions(options: TokenVerifierOptions): void {
  checkKinds(options);
  checkKeyOptions(options);
  if (localJwtKey(options) === undefined) {
    jwksLocation(options);
  }
  readCheckOptions(options);
  readTokenClasses(options);
  checkAlgorithms(options);
  readNumber('tokenCacheSize', options.tokenCacheSize ?? 0);
}
