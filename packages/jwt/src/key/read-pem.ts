import * as runtime from '#runtime';
import { refusal } from '../failure.ts';
import { JWK_INVALID, JWK_LOCAL_MISSING } from '../reasons.ts';

/** No key that is accepted is longer: an RSA private key of 8192 bits has about 6,400 characters. */
const MAX_PEM_LENGTH = 16_384;

/** Without white space. */
const ARMOUR = /^-----BEGIN(\w+)-----([^-]*)-----END\1-----$/;

/**
 * Reads PEM (RFC 7468) of one label, or base64 without armour. A literal `\n`, which env files produce,
 * counts as a line break. `hint` tells what to do about a PEM of another label. Throws a refusal.
 */
export function readPem(text: string, label: string, hint: string): Uint8Array<ArrayBuffer> {
  const compact = text.slice(0, MAX_PEM_LENGTH).replace(/\\[nr]|\s/g, '');
  if (!compact) {
    throw refusal(JWK_LOCAL_MISSING, 'The key is empty.');
  }
  // Half an armour would pass as base64url.
  const [, found, base64 = compact.includes('-----') ? '' : compact] = ARMOUR.exec(compact) ?? [];
  const isOther = found && found !== label.replace(' ', '');
  const base64url = base64.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
  const der = !isOther && base64url && runtime.decodeBase64url(base64url);
  if (!der) {
    throw refusal(JWK_INVALID, `The key is not one PEM of "${label}" nor its base64: ${hint}`);
  }
  return der;
}
