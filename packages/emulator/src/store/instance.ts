import type { IdKind } from '../keys/ids.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Store } from './store.ts';

/** An emulated Clerk instance: its records, keys, clock and randomness. Every route works on it. */
export interface Instance {
  readonly store: Store;
  readonly secretKey: string;
  readonly signingKey: SigningKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly createId: (kind: IdKind) => string;
  /** Returns the origin of the instance, for the issuer of tokens and for image URLs. */
  readonly origin: () => string;
}
