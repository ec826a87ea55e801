import { freeze } from '../json/freeze.ts';
import { type CollectionName, collectionNames, collectionRules } from './collections.ts';
import { deleteRecord } from './delete-record.ts';
import { keptRecords } from './is-kept.ts';
import type { RecordOf } from './records.ts';
import type { Change, StoreEvent } from './store-event.ts';
import { createTable, type Table } from './table.ts';

export type Listener = (event: StoreEvent) => void;

/** The records of all collections as plain JSON. A collection without records is absent. */
type Snapshot = Readonly<Partial<Record<CollectionName, readonly object[]>>>;

/** A collection of records in the order of their creation. */
export interface StoredCollection<T> {
  readonly size: number;
  get(id: string): T | undefined;
  all(): readonly T[];
  /** Returns the records whose indexed field has the value. `collections.ts` lists the indexes. */
  by(field: keyof T & string, value: string): readonly T[];
  /** Returns the record with these values of a unique index. */
  unique(values: { readonly [Field in keyof T]?: string }): T | undefined;
  /** Stores a record, or replaces the record with the same id. Throws a `ConflictError`. */
  put(record: T): T;
  update(record: T, changes: Partial<T>): T;
  /** Deletes a record, and does what `collections.ts` says to the records that refer to it. */
  delete(id: string): void;
}

export type Store = { readonly [Name in CollectionName]: StoredCollection<RecordOf<Name>> } & {
  /** The latest events, oldest first: at most `maximumEvents`. */
  readonly events: readonly StoreEvent[];
  /** Calls the listener after each change. Returns a function that stops it. */
  readonly subscribe: (listener: Listener) => () => void;
  /** Returns a view of this store. The listener is called after each change that is made through the view. */
  readonly observe: (listener: Listener) => Store;
  readonly snapshot: () => Snapshot;
  /** Replaces all records. It is not a change of each record: listeners are not called, and the events are cleared. */
  readonly restore: (snapshot: Snapshot) => void;
};

const maximumEvents = 10_000;

interface Row {
  readonly id: string;
}

type Tables = Record<CollectionName, Table<Row>>;

export function createStore(): Store {
  let tables = emptyTables();
  let restored: { readonly snapshot: Snapshot; readonly sequence: number } | undefined;
  let sequence = 0;
  const events: StoreEvent[] = [];
  const listeners = new Set<Listener>();
  const emit = (event: Change): StoreEvent => {
    sequence += 1;
    const numbered = { sequence, ...event };
    if (events.length >= maximumEvents) events.splice(0, maximumEvents / 10);
    events.push(numbered);
    for (const listener of listeners) listener(numbered);
    return numbered;
  };
  const stored = Object.fromEntries(
    collectionNames.map((name) => [name, createCollection(() => tables, name, emit)]),
  );
  const restore = (snapshot: Snapshot) => {
    // Nothing has changed since the same snapshot was restored: the usual case between tests that only read.
    const isUnchanged = restored?.snapshot === snapshot && restored.sequence === sequence;
    // Throws for records that contradict each other, before anything has changed.
    tables = isUnchanged ? tables : tablesOf(snapshot);
    events.length = 0;
    restored = { snapshot, sequence };
  };
  const store: Store = {
    // The loop has created a collection of the right type for each name.
    ...(stored as { [Name in CollectionName]: StoredCollection<RecordOf<Name>> }),
    events,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    observe: (listener) => observe(listener),
    snapshot: () => {
      const snapshot = Object.fromEntries(
        collectionNames
          .map((name) => [name, keptRecords(name, tables[name].all())] as const)
          .filter(([, records]) => records.length > 0),
      );
      restored = { snapshot, sequence };
      return snapshot;
    },
    restore,
  };
  const observe = viewsOf(store, (name, listener) =>
    createCollection(
      () => tables,
      name,
      (event) => listener(emit(event)),
    ),
  );
  return store;
}

type Emit = (event: Change) => void;

/**
 * Returns a function that creates views of a store. A view creates a collection when it first needs it: each request has a
 * view, and needs few collections.
 */
function viewsOf(
  store: Store,
  create: (name: CollectionName, listener: Listener) => StoredCollection<Row>,
): Store['observe'] {
  const listeners = new WeakMap<object, Listener>();
  const properties = collectionNames.map((name) => {
    const get = function collectionOf(this: object) {
      const collection = create(name, listeners.get(this) ?? (() => {}));
      Object.defineProperty(this, name, { value: collection, enumerable: true });
      return collection;
    };
    return [name, { get, enumerable: true }] as const;
  });
  const prototype: object = Object.create(store, {
    ...Object.fromEntries(properties),
    observe: {
      // A view of a view: the inner listener comes first, so that it knows of a change that the outer one rejects.
      value: function observeView(this: object, listener: Listener) {
        const outer = listeners.get(this) ?? (() => {});
        return observe((event) => {
          listener(event);
          outer(event);
        });
      },
    },
  });
  const observe = (listener: Listener): Store => {
    // The prototype has everything that a store has.
    const view: Store = Object.create(prototype);
    listeners.set(view, listener);
    return view;
  };
  return observe;
}

function createCollection(tables: () => Tables, name: CollectionName, emit: Emit): StoredCollection<Row> {
  const table = () => tables()[name];
  const put = (record: Row): Row => {
    const before = table().get(record.id);
    const after = freeze(record);
    table().put(after);
    emit(
      before === undefined
        ? { type: 'created', collection: name, id: record.id, after }
        : { type: 'updated', collection: name, id: record.id, before, after },
    );
    return after;
  };
  return {
    get size() {
      return table().size;
    },
    get: (id) => table().get(id),
    all: () => table().all(),
    by: (field, value) => table().by(field, value),
    unique: (values) => table().unique(values),
    put,
    update: (record, changes) => put({ ...record, ...changes }),
    delete: (id) => deleteRecord(tables(), name, id, emit),
  };
}

function emptyTables(): Tables {
  const entries = collectionNames.map(
    (name) => [name, createTable<Row>(name, collectionRules(name))] as const,
  );
  return Object.fromEntries(entries) as Tables;
}

function tablesOf(snapshot: Snapshot): Tables {
  const tables = emptyTables();
  for (const name of collectionNames) {
    // A snapshot holds records: `import` checks what comes from outside.
    for (const record of snapshot[name] ?? []) tables[name].put(freeze(record as Row));
  }
  return tables;
}
