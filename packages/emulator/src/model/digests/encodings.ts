// Pure

export type Bytes = Uint8Array<ArrayBuffer>;
export type Encoding = 'utf8' | 'hex' | 'base64' | 'hex-or-utf8';

const HEX = /^(?:[\da-f]{2})*$/i;

/** Returns the bytes of an encoded string, or undefined if it is malformed. */
export const decoders: Readonly<Record<Encoding, (text: string) => Bytes | undefined>> = {
  utf8: (text) => utf8(text),
  hex: (text) =>
    HEX.test(text)
      ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
      : undefined,
  base64: (text) =>
    /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}(?:==)?|[A-Za-z\d+/]{3}=?)?$/.test(text)
      ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
      : undefined,
  'hex-or-utf8': (text) => decoders.hex(text) ?? utf8(text),
};

export function utf8(text: string): Bytes {
  return Uint8Array.from(new TextEncoder().encode(text));
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
