import type { Collection } from './collection.ts';
import type { CollectionName } from './collections.ts';
import { createIndex, type Index, type IndexedFields, type Row } from './table-index.ts';

/** A write that would give two records the same unique value. `field` is the wire name of the last field. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly collection: CollectionName;
  readonly field: string;

  constructor(collection: CollectionName, field: string) {
    super(`Another record of ${collection} has this ${field}.`);
    this.collection = collection;
    this.field = field;
  }
}

/** The records of a collection in the order of their creation, with indexes. */
export interface Table<T extends Row> {
  readonly size: number;
  get(id: string): T | undefined;
  /** Returns the same list until the next write. */
  all(): readonly T[];
  /** Returns the records whose indexed field has the value, in the order of their creation. */
  by(field: string, value: string): readonly T[];
  /** Returns the record with this combination of values, which must have a unique index. */
  unique(values: Readonly<Record<string, string>>): T | undefined;
  put(record: T): void;
  delete(id: string): T | undefined;
}

export function createTable<T extends Row>(name: CollectionName, rules: Collection): Table<T> {
  const rows = new Map<string, T>();
  const positions = new Map<string, number>();
  const positionOf = (id: string) => positions.get(id) ?? 0;
  const indexes = new Map(
    fieldsOf(rules).map((index) => [index.fields.join(), createIndex<T>(index, positionOf)]),
  );
  let created = 0;
  let all: readonly T[] | undefined;
  const indexOf = (fields: string): Index<T> => {
    const index = indexes.get(fields);
    if (index === undefined) throw new Error(`${name} has no index of ${fields}: add it to collections.ts.`);
    return index;
  };
  return {
    get size() {
      return rows.size;
    },
    get: (id) => rows.get(id),
    all: () => {
      all ??= [...rows.values()];
      return all;
    },
    by: (field, value) => indexOf(field).find(value),
    unique: (values) => indexOf(Object.keys(values).join()).find(Object.values(values).join('\n'))[0],
    put: (record) => {
      const before = rows.get(record.id);
      for (const index of indexes.values()) {
        if (index.isTaken(record)) throw new ConflictError(name, index.field);
      }
      for (const index of indexes.values()) index.replace(before, record);
      rows.set(record.id, record);
      if (before === undefined) positions.set(record.id, created++);
      all = undefined;
    },
    delete: (id) => {
      const record = rows.get(id);
      for (const index of indexes.values()) index.replace(record, undefined);
      rows.delete(id);
      positions.delete(id);
      all = undefined;
      return record;
    },
  };
}

/** Returns the fields of every index: unique ones first. */
function fieldsOf({ unique = [], indexes = [], references = {} }: Collection): readonly IndexedFields[] {
  const uniques = unique.map((fields) => (typeof fields === 'string' ? [fields] : fields));
  const others = [...indexes, ...Object.keys(references)].filter(
    (field) => !uniques.some((fields) => fields.join() === field),
  );
  return [
    ...uniques.map((fields) => ({ fields, isUnique: true })),
    ...others.map((field) => ({ fields: [field], isUnique: false })),
  ];
}
