import * as runtime from '#runtime';
import { refusal } from '../failure.ts';
import { JWK_INVALID, JWK_LOCAL_MISSING } from '../reasons.ts';

/** No key that is accepted is longer: an RSA private key of 8192 bits has about 6,400 characters. */
const MAX_PEM_LENGTH = 16_384;

const ARMOUR = /^-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----$/;

/**
 * Reads PEM (RFC 7468) of one label, or base64 without armour. A literal `\n`, which env files produce,
 * counts as a line break. `hint` tells what to do about a PEM of another label. Throws a refusal.
 */
export function readPem(text: string, label: string, hint: string): Uint8Array<ArrayBuffer> {
  const normalised = text
    .slice(0, MAX_PEM_LENGTH)
    .replace(/\\[nr]/g, ' ')
    .trim();
  const [, found = label, base64 = normalised] = ARMOUR.exec(normalised) ?? [];
  const compact = base64.replace(/\s+/g, '').replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
  if (!normalised) {
    throw refusal(JWK_LOCAL_MISSING, 'The key is empty.');
  }
  // The letters of armour are base64url themselves, and what they give would be called a key that isn't supported.
  const der = found === label && !/--(BEGIN|END)/.test(compact) && runtime.decodeBase64url(compact);
  if (!der) {
    throw refusal(JWK_INVALID, `The key is not one PEM of "${label}" nor its base64: ${hint}`);
  }
  return der;
}
