import { runtime } from '#runtime';

const stepInMs = 30_000;
const digits = 6;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Returns whether a code is that of an authenticator app (RFC 6238) now, or one step before or after. */
export async function isTotpCode(secret: string, code: string, now: number): Promise<boolean> {
  const step = Math.floor(now / stepInMs);
  const codes = await Promise.all([step - 1, step, step + 1].map((one) => totpCode(secret, one)));
  return codes.includes(code);
}

/** Returns the code of an authenticator app at a time in milliseconds. */
export function totpCodeAt(secret: string, now: number): Promise<string> {
  return totpCode(secret, Math.floor(now / stepInMs));
}

async function totpCode(secret: string, step: number): Promise<string> {
  const { subtle } = runtime.crypto;
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.max(0, step)));
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await subtle.importKey('raw', decodeBase32(secret), algorithm, false, ['sign']);
  const mac = new DataView(await subtle.sign('HMAC', key, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const value = (mac.getUint32(offset) & 0x7fffffff) % 10 ** digits;
  return String(value).padStart(digits, '0');
}

/** Encodes RFC 4648 base32 without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** Decodes RFC 4648 base32. Ignores padding, spaces and case. */
function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = Array.from(text.toUpperCase().replace(/[=\s]/g, ''), (character) =>
    Math.max(0, alphabet.indexOf(character)).toString(2).padStart(5, '0'),
  ).join('');
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [0];
  return new Uint8Array(bytes);
}
