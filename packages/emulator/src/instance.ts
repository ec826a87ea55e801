import type { IdKind } from './ids.ts';
import type { SigningKey } from './signing-key.ts';
import type { Store } from './store/store.ts';

/** What every route works on: one emulated Clerk instance with its records, keys, clock and randomness. */
export interface Instance {
  readonly store: Store;
  readonly secretKey: string;
  readonly signingKey: SigningKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly createId: (kind: IdKind) => string;
  /** Where the instance answers, for the issuer of tokens and for image URLs. */
  readonly origin: () => string;
}
