// Pure
import type { Algorithm } from '../algorithms.ts';

export type Operation = 'verify' | 'sign';

/** A key in one of the two forms that every runtime imports: parts of a JWK, or DER (SPKI or PKCS#8). */
export type KeyMaterial =
  | { readonly jwk: Readonly<Record<string, unknown>>; readonly der?: never }
  | { readonly der: Uint8Array<ArrayBuffer>; readonly jwk?: never };

/** What a runtime made of a key. Only the runtime that made the handle can use it. */
export interface ImportedKey {
  readonly handle: unknown;
  /** Of an RSA key. */
  readonly modulusBits?: number | undefined;
  readonly publicExponent?: bigint | undefined;
}

/*
 * All that differs by runtime: a module with these functions. `#runtime` is one of the two beside this file,
 * chosen by export conditions when the package is built.
 */

/** Canonical unpadded base64url (RFC 4648, section 5); undefined for anything else. */
export type DecodeBase64url = (text: string) => Uint8Array<ArrayBuffer> | undefined;

/** UTF-8 in canonical unpadded base64url; undefined for anything else. A byte-order mark is kept. */
export type DecodeText = (text: string) => string | undefined;

/** Throws or rejects for a key that is not of the algorithm. */
export type ImportKey = (
  material: KeyMaterial,
  algorithm: Algorithm,
  operation: Operation,
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
