import * as runtime from '#runtime';

/** Resolves to 128 random bits as 32 hexadecimal digits. */
export async function randomHex(): Promise<string> {
  const bytes = await runtime.randomBytes(16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
