/** The seam for Node. Node 18 has no `globalThis.crypto`, and the native HMAC is several times as fast. */
import type { KeyObject } from 'node:crypto';
import type { Hmac, ImportKey, RandomBytes, SigningKey } from './runtime.ts';

type Crypto = typeof import('node:crypto');

let crypto: Crypto | undefined;

/** Avoids an import statement, which would load Web Crypto as well (decision 023). */
async function loadCrypto(): Promise<Crypto> {
  // Node 20.16 is the first version that has it. The types declare it as always present.
  const { getBuiltinModule } = globalThis.process as Partial<typeof globalThis.process>;
  crypto ??= getBuiltinModule?.('node:crypto') ?? (await import('node:crypto')).default;
  return crypto;
}

export const importKey: ImportKey = async (secret) => {
  const { createSecretKey } = await loadCrypto();
  // A cast between the opaque type of the seam and the key of this runtime, here and below.
  return createSecretKey(secret) as unknown as SigningKey;
};

export const hmac: Hmac = async (key, content) => {
  const { createHmac } = await loadCrypto();
  return createHmac('sha256', key as unknown as KeyObject)
    .update(content)
    .digest();
};

export const randomBytes: RandomBytes = async (length) => (await loadCrypto()).randomBytes(length);
