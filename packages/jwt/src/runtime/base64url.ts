// Pure

/** What the last of two or three left-over characters may be: their unused bits are zero. */
const LAST_CHARACTERS: Readonly<Record<number, string>> = { 2: 'AQgw', 3: 'AEIMQUYcgkosw048' };

/** Whether a text has a length and an end that canonical base64url has. */
export function endsCanonically(text: string): boolean {
  const rest = text.length % 4;
  return rest === 0 || LAST_CHARACTERS[rest]?.includes(text.slice(-1)) === true;
}

/** The bytes of canonical unpadded base64url as a text of their codes; undefined for anything else. */
function decodeBinary(text: string): string | undefined {
  const isCanonical = !/[^\w-]/.test(text) && endsCanonically(text);
  return isCanonical ? atob(text.replace(/-/g, '+').replace(/_/g, '/')) : undefined;
}

/**
 * Decodes canonical unpadded base64url (RFC 4648, section 5). Undefined for anything else: another alphabet,
 * padding, white space, an impossible length, trailing bits that are not zero.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const binary = decodeBinary(text);
  if (binary === undefined) {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}

/** UTF-8 in canonical unpadded base64url. Undefined for another text, and throws for other bytes. */
export function decodeText(text: string): string | undefined {
  const binary = decodeBinary(text);
  // As escape writes bytes as %XX, the two together read UTF-8 (ECMA-262, sections B.2.1.1 and 19.2.6.1).
  return binary && /[^\0-\x7f]/.test(binary) ? decodeURIComponent(escape(binary)) : binary;
}

/** Encodes bytes as unpadded base64url (RFC 4648, section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
