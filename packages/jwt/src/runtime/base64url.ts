// Pure

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

let sextets: Int8Array | undefined;

/** Character code -> value of 0 to 63, or -1. Built on first use: nothing happens at import. */
function sextetTable(): Int8Array {
  if (sextets === undefined) {
    sextets = new Int8Array(128).fill(-1);
    for (let value = 0; value < ALPHABET.length; value++) {
      sextets[ALPHABET.charCodeAt(value)] = value;
    }
  }
  return sextets;
}

/**
 * Decodes canonical unpadded base64url (RFC 4648, section 5). Undefined for anything else: another alphabet,
 * padding, white space, an impossible length, trailing bits that are not zero.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const { length } = text;
  if (length % 4 === 1) {
    return undefined;
  }
  const table = sextetTable();
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let bitCount = 0;
  let position = 0;
  for (let index = 0; index < length; index++) {
    const sextet = table[text.charCodeAt(index)] ?? -1;
    if (sextet < 0) {
      return undefined;
    }
    bits = ((bits & 0xff) << 6) | sextet;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[position++] = bits >> bitCount;
    }
  }
  const trailingBits = bits & ((1 << bitCount) - 1);
  return trailingBits === 0 ? bytes : undefined;
}

/** Encodes bytes as unpadded base64url (RFC 4648, section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
    const bits = (first << 16) | (second << 8) | third;
    const characters = Math.min(bytes.length - index, 3) + 1;
    for (let shift = 18, count = 0; count < characters; shift -= 6, count++) {
      text += ALPHABET[(bits >> shift) & 63];
    }
  }
  return text;
}
