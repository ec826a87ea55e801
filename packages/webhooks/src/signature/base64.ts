// Pure
import { type Bytes, requireGlobals } from '@x/errors/internal';

/** Base64 (RFC 4648, section 4), with or without its padding. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Decodes base64, whose padding can be absent. Returns undefined for anything else, and for no bytes. */
export function decodeBase64(text: string): Bytes | undefined {
  requireGlobals('atob');
  const characters = text.replace(/={1,2}$/, '');
  const isPadded = characters !== text;
  // A single character in the last group holds less than one byte.
  const hasPossibleLength = characters.length % 4 !== 1 && !(isPadded && text.length % 4 !== 0);
  if (!BASE64.test(text) || !hasPossibleLength) {
    return undefined;
  }
  return Uint8Array.from(atob(characters), (character) => character.charCodeAt(0));
}

/** Encodes bytes as padded base64. */
export function encodeBase64(bytes: Uint8Array): string {
  requireGlobals('btoa');
  return btoa(String.fromCharCode(...bytes));
}
