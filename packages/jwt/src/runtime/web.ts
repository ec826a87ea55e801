/** The seam for web-standard runtimes: workerd, Edge Runtime, Deno, Bun, browsers. */
import { type Bytes, requireGlobals } from '@x/errors/internal';
import { needGlobals } from '../failure/need-globals.ts';
import * as base64url from './base64url.ts';
import type {
  DecodeBase64url,
  DecodeText,
  Digest,
  ImportedKey,
  ImportKey,
  ImportPkcs8,
  LoadWebCrypto,
  ReadEnvironment,
  ReadSpki,
  Sign,
  Verify,
} from './runtime.ts';

export const decodeBase64url: DecodeBase64url = base64url.decodeBase64url;
export const decodeText: DecodeText = base64url.decodeText;

export const importKey: ImportKey = async (parts, algorithm, operation) =>
  imported(await subtleCrypto().importKey('jwk', parts, algorithm, false, [operation]));

export const readSpki: ReadSpki = async (der, algorithm) => {
  const subtle = subtleCrypto();
  return subtle.exportKey('jwk', await subtle.importKey('spki', der, algorithm, true, ['verify']));
};

export const importPkcs8: ImportPkcs8 = async (der, algorithm) => {
  const key = await subtleCrypto().importKey('pkcs8', der, algorithm, false, ['sign']);
  // Only RSA keys have this field.
  const { modulusLength = 2_048 } = key.algorithm as Partial<RsaKeyAlgorithm>;
  if (modulusLength < 2_048) {
    throw new TypeError(`The key has ${modulusLength} bits`);
  }
  return imported(key);
};

export const verify: Verify = (algorithm, key, signature, text) =>
  subtleCrypto().verify(algorithm, cryptoKeyOf(key), signature, encode(text));

/** Web Crypto computes a digest on another thread, as it does a signature. */
export const digest: Digest = () => undefined;

export const sign: Sign = async (algorithm, key, text) =>
  new Uint8Array(await subtleCrypto().sign(algorithm, cryptoKeyOf(key), encode(text)));

export const readEnvironment: ReadEnvironment = (name) => {
  try {
    // The platform's types declare `process` as always present.
    const { process } = globalThis as { process?: { env?: Record<string, unknown> } };
    const value = process?.env?.[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // Deno throws without the permission to read the environment
  }
};

export const loadWebCrypto: LoadWebCrypto = async () => {
  requireGlobals('crypto.subtle');
  return globalThis.crypto;
};

// Casts between the opaque type of the seam and the key of this runtime.
const imported = (key: CryptoKey) => key as unknown as ImportedKey;
const cryptoKeyOf = (key: ImportedKey) => key as unknown as CryptoKey;

/** Browsers have it in secure contexts only, and the test environment jsdom has none. */
function subtleCrypto(): SubtleCrypto {
  needGlobals('crypto.subtle');
  return globalThis.crypto.subtle;
}

let encoder: TextEncoder | undefined;

function encode(text: string): Bytes {
  if (encoder === undefined) {
    needGlobals('TextEncoder');
    encoder = new TextEncoder();
  }
  return encoder.encode(text);
}
