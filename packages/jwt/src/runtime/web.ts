/** The runtime seam for web-standard runtimes: workerd, Edge Runtime, Deno, Bun, browsers. */
import { decodeBase64url as decode } from './base64url.ts';
import type {
  DecodeBase64url,
  DecodeText,
  ImportedKey,
  ImportKey,
  ReadEnvironment,
  Sign,
  Verify,
} from './runtime.ts';

export const decodeBase64url: DecodeBase64url = decode;

let utf8Decoder: TextDecoder | undefined;

export const decodeText: DecodeText = (text) => {
  const bytes = decode(text);
  utf8Decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return bytes && utf8Decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

export const importKey: ImportKey = async ({ jwk, der }, { parameters }, operation) => {
  const { subtle } = globalThis.crypto;
  const handle =
    der === undefined
      ? // Web Crypto checks the parts; what is not a string fails there.
        await subtle.importKey('jwk', jwk as JsonWebKey, parameters, false, [operation])
      : await subtle.importKey(operation === 'verify' ? 'spki' : 'pkcs8', der, parameters, false, [
          operation,
        ]);
  return { handle, ...rsaDetails(handle) };
};

export const verify: Verify = (algorithm, key, signature, text) =>
  globalThis.crypto.subtle.verify(algorithm.parameters, cryptoKeyOf(key), signature, encode(text));

export const sign: Sign = async (algorithm, key, text) =>
  new Uint8Array(await globalThis.crypto.subtle.sign(algorithm.parameters, cryptoKeyOf(key), encode(text)));

export const readEnvironment: ReadEnvironment = (name) => {
  try {
    // The types of the platform don't say that `process` may be missing.
    const { process } = globalThis as { process?: { env?: Record<string, unknown> } };
    const value = process?.env?.[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // Deno may refuse to show the environment
  }
};

function cryptoKeyOf({ handle }: ImportedKey): CryptoKey {
  // Made by `importKey` above.
  return handle as CryptoKey;
}

function rsaDetails({ algorithm }: CryptoKey): Pick<ImportedKey, 'modulusBits' | 'publicExponent'> {
  // Keys of other types lack these fields.
  const { modulusLength, publicExponent } = algorithm as Partial<RsaKeyAlgorithm>;
  if (modulusLength === undefined || publicExponent === undefined) {
    return {};
  }
  const digits = Array.from(new Uint8Array(publicExponent), (byte) => byte.toString(16).padStart(2, '0'));
  return { modulusBits: modulusLength, publicExponent: BigInt(`0x0${digits.join('')}`) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
