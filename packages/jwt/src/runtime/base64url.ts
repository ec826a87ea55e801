// Pure
import type { Bytes } from '@x/errors/internal';
import { needGlobals } from '../failure/need-globals.ts';

/** The possible last characters of a string, by the remainder of its length modulo 4. Their unused bits are zero. */
const LAST_CHARACTERS: Readonly<Record<number, string>> = { 2: 'AQgw', 3: 'AEIMQUYcgkosw048' };

/** True if the length and the last character are possible in canonical base64url. */
function endsCanonically(text: string): boolean {
  const rest = text.length % 4;
  return rest === 0 || LAST_CHARACTERS[rest]?.includes(text.slice(-1)) === true;
}

/** A method of newer platforms, which the types of Node 18 lack. */
type FromBase64 = (text: string, options: { alphabet: 'base64url' }) => Bytes;

let decoder: TextDecoder | undefined;

/**
 * Decodes canonical unpadded base64url (RFC 4648, section 5). Returns undefined for anything else: another alphabet,
 * padding, white space, an impossible length, or trailing bits that are not zero.
 */
export function decodeBase64url(text: string): Bytes | undefined {
  const { fromBase64 = fromAtob } = Uint8Array as { fromBase64?: FromBase64 };
  if (fromBase64 === fromAtob) {
    needGlobals('atob');
  }
  try {
    const bytes = fromBase64.call(Uint8Array, text, { alphabet: 'base64url' });
    // Platforms skip white space and padding, so the result of such a string is too short.
    const hasNoSkippedCharacters = bytes.length === Math.floor((text.length * 3) / 4);
    return hasNoSkippedCharacters && endsCanonically(text) ? bytes : undefined;
  } catch {
    return undefined; // a character of no alphabet
  }
}

const fromAtob: FromBase64 = (text) => {
  // `!` is in no alphabet, so characters of plain base64 are rejected.
  const binary = atob(text.replace(/[+/]/g, '!').replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
};

/** Decodes UTF-8 in canonical unpadded base64url. Returns undefined for other text, and throws for other bytes. */
export function decodeText(text: string): string | undefined {
  const bytes = decodeBase64url(text);
  if (decoder === undefined) {
    needGlobals('TextDecoder');
    decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  }
  return bytes && decoder.decode(bytes);
}

/** Encodes bytes as unpadded base64url (RFC 4648, section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Encodes bytes as padded base64 (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  needGlobals('btoa');
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}
