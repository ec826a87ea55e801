import { type Bytes, requireGlobals } from '@x/errors/internal';

let encoder: TextEncoder | undefined;

/** Encodes a string as UTF-8. Half of a surrogate pair becomes U+FFFD. */
export function encodeText(text: string): Bytes {
  if (encoder === undefined) {
    requireGlobals('TextEncoder');
    encoder = new TextEncoder();
  }
  return encoder.encode(text);
}
