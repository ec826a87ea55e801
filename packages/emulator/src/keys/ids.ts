// Pure

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ksuidLength = 27;
const payloadBytes = 16;
const ksuidEpochSeconds = 1_400_000_000;

export interface IdSource {
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Returns a new KSUID: 4 bytes of time and 16 random bytes, as 27 characters of base 62. */
export function createKsuid({ now, randomBytes }: IdSource): string {
  const seconds = Math.max(0, Math.floor(now() / 1000) - ksuidEpochSeconds);
  const bytes = new Uint8Array(4 + payloadBytes);
  new DataView(bytes.buffer).setUint32(0, seconds);
  bytes.set(randomBytes(payloadBytes), 4);
  return encodeBase62(bytes);
}

/** Encodes 20 bytes as 27 characters, most significant first. */
export function encodeBase62(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; value > 0n; value /= 62n) text = alphabet.charAt(Number(value % 62n)) + text;
  return text.padStart(ksuidLength, '0');
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
