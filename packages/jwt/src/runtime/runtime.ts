// Pure
import type { Algorithm } from '../algorithms.ts';
import type { JsonWebKey } from '../types.ts';

export type Operation = 'verify' | 'sign';

/** The parts of a JWK that make up the key, and nothing else. */
export type KeyParts = Readonly<Record<string, string>>;

/** What a runtime made of a key. Only the runtime that made it can use it. */
export type ImportedKey = { readonly opaque: unique symbol };

/*
 * All that differs by runtime: a module with these functions. `#runtime` is one of the two beside this file,
 * chosen by export conditions when the package is built.
 */

/** Canonical unpadded base64url (RFC 4648, section 5); undefined for anything else. */
export type DecodeBase64url = (text: string) => Uint8Array<ArrayBuffer> | undefined;

/** UTF-8 in canonical unpadded base64url; for anything else undefined, or it throws. A byte-order mark is kept. */
export type DecodeText = (text: string) => string | undefined;

/** Throws or rejects for a key that is not of the algorithm. */
export type ImportKey = (
  parts: KeyParts,
  algorithm: Algorithm,
  operation: Operation,
) => ImportedKey | Promise<ImportedKey>;

/** The JWK of a public key in DER (SubjectPublicKeyInfo: RFC 5280, section 4.1.2.7). Throws or rejects for others. */
export type ReadSpki = (
  der: Uint8Array<ArrayBuffer>,
  algorithm: Algorithm,
) => JsonWebKey | Promise<JsonWebKey>;

/** Imports PKCS#8 to sign with. Throws or rejects for a key that is not of the algorithm, or a weak one. */
export type ImportPkcs8 = (
  der: Uint8Array<ArrayBuffer>,
  algorithm: Algorithm,
) => ImportedKey | Promise<ImportedKey>;

/** `text` is ASCII. */
export type Verify = (
  algorithm: Algorithm,
  key: ImportedKey,
  signature: Uint8Array<ArrayBuffer>,
  text: string,
) => boolean | Promise<boolean>;

/** `text` is ASCII. */
export type Sign = (algorithm: Algorithm, key: ImportedKey, text: string) => Uint8Array | Promise<Uint8Array>;

/** The value of an environment variable, undefined where there is none or it can't be read. Never throws. */
export type ReadEnvironment = (name: string) => string | undefined;
