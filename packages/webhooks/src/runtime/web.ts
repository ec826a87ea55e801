/** The seam for web-standard runtimes: workerd, Edge Runtime, Deno, Bun, browsers. */
import { requireGlobals } from '@x/errors/internal';
import type { Hmac, ImportKey, RandomBytes, SigningKey } from './runtime.ts';

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

export const importKey: ImportKey = async (secret) => {
  requireGlobals('crypto.subtle');
  const key = await globalThis.crypto.subtle.importKey('raw', secret, ALGORITHM, false, ['sign']);
  // A cast between the opaque type of the seam and the key of this runtime, here and below.
  return key as unknown as SigningKey;
};

export const hmac: Hmac = async (key, content) =>
  new Uint8Array(await globalThis.crypto.subtle.sign('HMAC', key as unknown as CryptoKey, content));

export const randomBytes: RandomBytes = async (length) => {
  requireGlobals('crypto.getRandomValues');
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
};
