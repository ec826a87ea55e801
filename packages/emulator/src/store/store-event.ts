// Pure
import type { CollectionName } from './collections.ts';

/** A change of a record. `before` is absent for a new record, and `after` for a deleted one. */
export interface StoreEvent {
  /** Counts all events of the store, from 1. */
  readonly sequence: number;
  readonly type: 'created' | 'updated' | 'deleted';
  readonly collection: CollectionName;
  readonly id: string;
  readonly before?: object;
  readonly after?: object;
}

export type Change = Omit<StoreEvent, 'sequence'>;
