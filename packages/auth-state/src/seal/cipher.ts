import { createLruMap, type LruMap, requireGlobals } from '@x/errors/internal';
import { decodeBase64url, encodeBase64url, loadWebCrypto } from '@x/jwt/internal';

/** The purpose of the key. A secret that is used elsewhere as well leads to another key there. */
const PURPOSE = '@x/auth-state sealed state v1';

/** The length of a nonce for AES-GCM (NIST SP 800-38D, section 8.2). */
const NONCE_LENGTH = 12;

/** 4 MiB for more than 3,000 secrets: each tenant can have its own. The least recently used ones are dropped. */
const KEY_CACHE = { maxBytes: 4_194_304, bytesPerValue: 1_024 };

/** Keys, not promises of them: on Workers, a promise belongs to the request that created it. */
let keys: LruMap<CryptoKey> | undefined;

/** Encrypts a string with a key that is derived from a secret (decision 034). Resolves to base64url. */
export async function encrypt(text: string, secret: string): Promise<string> {
  const crypto = await loadWebCrypto();
  const key = await keyOf(secret, crypto);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH));
  const encrypted = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    key,
    new TextEncoder().encode(text),
  );
  const bytes = new Uint8Array(NONCE_LENGTH + encrypted.byteLength);
  bytes.set(nonce);
  bytes.set(new Uint8Array(encrypted), NONCE_LENGTH);
  return encodeBase64url(bytes);
}

/** Decrypts what `encrypt` returned. Resolves to undefined for anything else, and for another secret. */
export async function decrypt(encrypted: string, secret: string): Promise<string | undefined> {
  const { subtle } = await loadWebCrypto();
  const bytes = decodeBase64url(encrypted);
  if (bytes === undefined) {
    return undefined;
  }
  const key = await keyOf(secret, { subtle });
  try {
    const iv = bytes.subarray(0, NONCE_LENGTH);
    const text = await subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(NONCE_LENGTH));
    return new TextDecoder().decode(text);
  } catch {
    // The text was encrypted with another secret, was changed, or is too short.
    return undefined;
  }
}

async function keyOf(secret: string, { subtle }: Pick<Crypto, 'subtle'>): Promise<CryptoKey> {
  requireGlobals('TextDecoder', 'TextEncoder');
  keys ??= createLruMap(KEY_CACHE);
  const known = keys.get(secret);
  if (known !== undefined) {
    return known;
  }
  const encoder = new TextEncoder();
  const material = await subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(PURPOSE) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  keys.set(secret, key);
  return key;
}
