import type { CollectionName } from './collections.ts';
import type { Instance } from './instance.ts';
import type { Store, StoredCollection } from './store.ts';
import type { StoreEvent } from './store-event.ts';
import { ConflictError } from './table.ts';

/**
 * Runs work on a view of the instance. If it fails, nothing of what it has changed stays, unless `isKept` accepts the
 * error: a wrong code is an error, and counts as an attempt. See decision 041.
 */
export async function atomically<T>(
  instance: Instance,
  work: (instance: Instance) => T | Promise<T>,
  isKept: (error: unknown) => boolean = () => false,
): Promise<T> {
  const changes: StoreEvent[] = [];
  const store = instance.store.observe((event) => changes.push(event));
  try {
    return await work(withStore(instance, store));
  } catch (error) {
    if (!isKept(error)) undo(instance.store, changes);
    throw error;
  }
}

/** Returns a view of the instance with another view of its store. The rest has getters, so it is inherited. */
export function withStore(instance: Instance, store: Store): Instance {
  return Object.create(instance, { store: { value: store, enumerable: true } });
}

/**
 * Undoes changes, the latest first. A record that other work has changed since stays as it is. A record that was deleted
 * becomes the latest one of its collection.
 */
function undo(store: Store, changes: readonly StoreEvent[]): void {
  for (const { collection, id, before, after } of [...changes].reverse()) {
    const table = tableOf(store, collection);
    if (table.get(id) !== after) continue;
    if (before === undefined) table.delete(id);
    else putBack(table, before as Row);
  }
}

interface Row {
  readonly id: string;
}

function tableOf(store: Store, name: CollectionName): StoredCollection<Row> {
  // Every record has an id, and goes back where it came from.
  return store[name] as unknown as StoredCollection<Row>;
}

function putBack(table: StoredCollection<Row>, record: Row): void {
  try {
    table.put(record);
  } catch (error) {
    // Other work has taken a unique value since.
    if (!(error instanceof ConflictError)) throw error;
  }
}
