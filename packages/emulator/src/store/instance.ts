import { createKsuid, type IdSource, toHex } from '../keys/ids.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { type CollectionName, collectionRules } from './collections.ts';
import type { Store } from './store.ts';

/** An emulated Clerk instance: its records, keys, clock and randomness. Every operation works on it. */
export interface Instance {
  readonly store: Store;
  readonly secretKey: string;
  /** The signing secret of webhook endpoints without a secret of their own. */
  readonly webhookSecret: string;
  /** Stays the same when the keys change. */
  readonly instanceId: string;
  readonly keys: KeyRing;
  /** The current one of the keys. */
  readonly signingKey: SigningKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly createId: (kind: CollectionName) => string;
  /** Returns the origin of the instance, for the issuer of tokens and for image URLs. */
  readonly origin: () => string;
  /** The origin of the application that people sign in to. */
  readonly appOrigin: string;
  /** The domain of an instance in production, whose cookies it sets. Undefined in development. */
  readonly productionDomain: string | undefined;
  /** Returns the publishable key, which names the host of the instance. */
  readonly publishableKey: () => string;
}

/** Returns a function that creates ids: the prefix of the kind, and a KSUID or 32 hexadecimal digits. */
export function createIdGenerator(source: IdSource): (kind: CollectionName) => string {
  return (kind) => {
    const prefix = prefixOf(kind);
    const isHex = collectionRules(kind).idForm === 'hex';
    return prefix + (isHex ? toHex(source.randomBytes(16)) : createKsuid(source));
  };
}

export function prefixOf(kind: CollectionName): string {
  return collectionRules(kind).prefix ?? '';
}
