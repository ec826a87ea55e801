import { createKsuid, type IdSource, toHex } from '../keys/ids.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { type CollectionName, collectionRules } from './collections.ts';
import type { Store } from './store.ts';

/** A kind of id: that of a record, or of something that is not stored. */
export type IdKind = CollectionName | 'dev_browsers';

/** An emulated Clerk instance: its records, keys, clock and randomness. Every operation works on it. */
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

/** Returns a function that creates ids: the prefix of the kind, and a KSUID or 32 hexadecimal digits. */
export function createIdGenerator(source: IdSource): (kind: IdKind) => string {
  return (kind) => {
    const prefix = prefixOf(kind);
    const isHex = kind !== 'dev_browsers' && collectionRules(kind).idForm === 'hex';
    return prefix + (isHex ? toHex(source.randomBytes(16)) : createKsuid(source));
  };
}

export function prefixOf(kind: IdKind): string {
  return kind === 'dev_browsers' ? 'dvb_' : (collectionRules(kind).prefix ?? '');
}
