import { requireGlobals } from '@x/errors/internal';
import { runtime } from '#runtime';

/** Returns the cryptography of the platform. Throws a `ConfigError` where a test environment has replaced it with less. */
export function subtleCrypto(): SubtleCrypto {
  // The types declare it as always present.
  const { subtle } = runtime.crypto as Partial<Crypto>;
  if (subtle === undefined) {
    requireGlobals('crypto.subtle');
  }
  return runtime.crypto.subtle;
}
