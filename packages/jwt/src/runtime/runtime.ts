// Pure
import type { Bytes } from '@x/errors/internal';
import type { Algorithm } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';

export type Operation = 'verify' | 'sign';

/** The parts of a JWK that make up the key, and nothing else. */
export type KeyParts = Readonly<Record<string, string>>;

/** A key that a runtime has imported. Only the same runtime can use it. */
export type ImportedKey = { readonly opaque: unique symbol };

/*
 * The seam: everything that differs by runtime is in a module with these functions. `#runtime` is `node.ts` or `web.ts`,
 * chosen by export conditions when the package is built (decision 002).
 */

/** Decodes canonical unpadded base64url (RFC 4648, section 5). Returns undefined for anything else. */
export type DecodeBase64url = (text: string) => Bytes | undefined;

/**
 * Decodes UTF-8 in canonical unpadded base64url, and keeps a byte-order mark. Returns undefined or throws for anything
 * else.
 */
export type DecodeText = (text: string) => string | undefined;

/** Imports a key from its parts. Throws or rejects for a key that is not for the algorithm. */
export type ImportKey = (
  parts: KeyParts,
  algorithm: Algorithm,
  operation: Operation,
) => ImportedKey | Promise<ImportedKey>;

/** Converts DER (SubjectPublicKeyInfo: RFC 5280, section 4.1.2.7) to a JWK. Throws or rejects for anything else. */
export type ReadSpki = (der: Bytes, algorithm: Algorithm) => JsonWebKey | Promise<JsonWebKey>;

/** Imports PKCS#8 to sign with. Throws or rejects for a weak key, and for a key that is not for the algorithm. */
export type ImportPkcs8 = (der: Bytes, algorithm: Algorithm) => ImportedKey | Promise<ImportedKey>;

/** Verifies a signature. `text` is ASCII. */
export type Verify = (
  algorithm: Algorithm,
  key: ImportedKey,
  signature: Bytes,
  text: string,
) => boolean | Promise<boolean>;

/**
 * Returns the SHA-256 of a string. Undefined if the runtime has none that takes less time than a signature. Call it after a
 * key was imported. `text` is ASCII.
 */
export type Digest = (text: string) => string | undefined;

/** Signs a string. `text` is ASCII. */
export type Sign = (algorithm: Algorithm, key: ImportedKey, text: string) => Uint8Array | Promise<Uint8Array>;

/** Returns an environment variable, undefined if it is not set or cannot be read. Never throws. */
export type ReadEnvironment = (name: string) => string | undefined;

/** `Crypto`, which is not a global type everywhere: `@types/node` declares the value alone. */
type WebCrypto = typeof globalThis extends { crypto: infer Value } ? Value : never;

/** Resolves to Web Crypto, for other packages. Rejects with a `ConfigError` if the environment has none. */
export type LoadWebCrypto = () => Promise<WebCrypto>;
