import type { CollectionName } from './collections.ts';
import type { Store } from './store.ts';

/** Makes room for one more record: deletes the oldest record of a collection that has reached its maximum. */
export function forgetOldest(store: Store, name: CollectionName, maximum: number): void {
  const [oldest] = store[name].size < maximum ? [] : store[name].all();
  if (oldest !== undefined) store[name].delete(oldest.id);
}
