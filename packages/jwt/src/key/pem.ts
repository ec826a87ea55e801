// Pure
import { decodeBase64url } from '../runtime/base64url.ts';

/** DER from PEM or bare base64, with the label of the PEM armour, if any. */
export interface DerKey {
  readonly label: string | undefined;
  readonly der: Uint8Array<ArrayBuffer>;
}

/** No key that is accepted here is longer: an RSA private key of 8192 bits has about 6,400 characters. */
const MAX_PEM_LENGTH = 16_384;

const ARMOUR = /^-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----$/;

/**
 * Reads PEM (RFC 7468) or base64 without armour. A literal `\n`, which env files produce, counts as a line
 * break. Undefined when it is neither.
 */
export function readPem(text: string): DerKey | undefined {
  if (text.length > MAX_PEM_LENGTH) {
    return undefined;
  }
  const normalised = text.replaceAll('\\n', '\n').replaceAll('\\r', '').trim();
  const armour = ARMOUR.exec(normalised);
  const base64 = (armour?.[2] ?? normalised).replace(/\s+/g, '');
  const der = decodeBase64url(
    base64
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
  );
  return der === undefined || der.length === 0 ? undefined : { label: armour?.[1], der };
}
