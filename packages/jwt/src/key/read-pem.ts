import type { Bytes } from '@x/errors/internal';
import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID, JWK_LOCAL_MISSING } from '../failure/reasons.ts';

/** No key that is accepted is longer: an RSA private key of 8192 bits has about 6,400 characters. */
const MAX_PEM_LENGTH = 16_384;

/** A PEM without its white space. */
const PEM = /^-----BEGIN(?<label>\w+)-----(?<base64>[^-]*)-----END\k<label>-----$/;

/** Line breaks and white space, and the literal `\n` and `\r` that env files produce. */
const WHITE_SPACE = /\\[nr]|\s/g;

/**
 * Decodes a PEM (RFC 7468) with this label, or base64 without armour. `advice` says how to convert a PEM with another
 * label. Throws a `TokenVerificationError`.
 */
export function readPem(text: string, label: string, advice: string): Bytes {
  const compact = text.slice(0, MAX_PEM_LENGTH).replace(WHITE_SPACE, '');
  if (!compact) {
    throw verificationError(JWK_LOCAL_MISSING, 'The key is empty.');
  }
  const base64 = base64Of(compact, label.replace(' ', ''));
  const base64url = base64.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
  const der = base64url ? runtime.decodeBase64url(base64url) : undefined;
  if (!der) {
    throw verificationError(
      JWK_INVALID,
      `The key is neither a PEM of the label "${label}" nor its base64. ${advice}`,
    );
  }
  return der;
}

/** Returns the base64 of a key, or an empty string for an incomplete PEM and for one with another label. */
function base64Of(compact: string, label: string): string {
  const pem = PEM.exec(compact)?.groups;
  if (pem) {
    return (pem['label'] === label && pem['base64']) || '';
  }
  // Hyphens are characters of base64url, so an incomplete armour would be decoded with the key.
  return compact.includes('-----') ? '' : compact;
}
