// Pure
import type { Bytes } from '@x/errors/internal';

/** A key that a runtime has imported. Only the same runtime can use it. */
export type SigningKey = { readonly opaque: unique symbol };

/*
 * The seam: everything that differs by runtime is in a module with these functions. `#runtime` is `node.ts` or `web.ts`,
 * chosen by export conditions when the package is built (decision 002).
 */

/** Imports the bytes of a signing secret as a key for HMAC with SHA-256. */
export type ImportKey = (secret: Bytes) => Promise<SigningKey>;

/** Computes the HMAC with SHA-256 (RFC 2104). */
export type Hmac = (key: SigningKey, content: Bytes) => Promise<Uint8Array>;

/** Returns random bytes for the id of a delivery. */
export type RandomBytes = (length: number) => Promise<Uint8Array>;
