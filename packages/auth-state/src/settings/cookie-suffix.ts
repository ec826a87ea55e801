// Pure
import { encodeBase64url } from '@x/jwt/internal';
import { sha1 } from './sha1.ts';

/**
 * Returns the suffix of the names of an instance's own cookies: the first eight characters of the SHA-1 of its
 * publishable key, in base64url.
 */
export function cookieSuffix(publishableKey: string): string {
  const [first, second] = sha1(publishableKey);
  // Six bytes become eight characters. The array keeps the lowest eight bits of each number.
  return encodeBase64url(
    Uint8Array.of(first >> 24, first >> 16, first >> 8, first, second >> 24, second >> 16),
  );
}
