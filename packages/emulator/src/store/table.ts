import type { Collection, CollectionName } from './collections.ts';

interface Row {
  readonly id: string;
}

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

interface Index {
  readonly fields: readonly string[];
  readonly isUnique: boolean;
  readonly byValue: Map<string, Map<string, Row>>;
}

/** The records of a collection in the order of their creation, with indexes. */
export interface Table<T extends Row> {
  readonly size: number;
  get(id: string): T | undefined;
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
  const indexes = new Map(indexesOf(rules).map((index) => [index.fields.join(), index]));
  const remove = (record: T) => {
    for (const index of indexes.values()) removeFrom(index, record);
  };
  return {
    get size() {
      return rows.size;
    },
    get: (id) => rows.get(id),
    all: () => [...rows.values()],
    by: (field, value) => {
      const found = indexOf(indexes, name, field).byValue.get(value);
      // An index of a table holds its records only.
      return found === undefined ? [] : ([...found.values()] as T[]);
    },
    unique: (values) => {
      const index = indexOf(indexes, name, Object.keys(values).join());
      const [found] = index.byValue.get(Object.values(values).join('\n'))?.values() ?? [];
      return found as T | undefined;
    },
    put: (record) => {
      for (const index of indexes.values()) rejectConflict(name, index, record);
      const before = rows.get(record.id);
      rows.set(record.id, record);
      for (const index of indexes.values()) moveIn(index, before, record);
    },
    delete: (id) => {
      const record = rows.get(id);
      if (record !== undefined) remove(record);
      rows.delete(id);
      return record;
    },
  };
}

function indexesOf({ unique = [], indexes = [], references = {} }: Collection): readonly Index[] {
  const uniques = unique.map((fields) => (typeof fields === 'string' ? [fields] : fields));
  const others = [...indexes, ...Object.keys(references)]
    .filter((field) => !uniques.some((fields) => fields.length === 1 && fields[0] === field))
    .map((field) => [field]);
  return [
    ...uniques.map((fields) => ({ fields, isUnique: true, byValue: new Map() })),
    ...others.map((fields) => ({ fields, isUnique: false, byValue: new Map() })),
  ];
}

function indexOf(indexes: ReadonlyMap<string, Index>, name: CollectionName, fields: string): Index {
  const index = indexes.get(fields);
  if (index === undefined) throw new Error(`${name} has no index of ${fields}: add it to collections.ts.`);
  return index;
}

/** Returns undefined for a record that the index does not hold: one without a value. */
function valueIn({ fields }: Index, record: Row): string | undefined {
  const values = fields.map((field) => Reflect.get(record, field));
  return values.every((value) => typeof value === 'string' && value !== '') ? values.join('\n') : undefined;
}

function rejectConflict(name: CollectionName, index: Index, record: Row): void {
  const value = index.isUnique ? valueIn(index, record) : undefined;
  const holders = value === undefined ? undefined : index.byValue.get(value);
  if (holders !== undefined && !holders.has(record.id))
    throw new ConflictError(name, index.fields.at(-1) ?? 'id');
}

function moveIn(index: Index, before: Row | undefined, record: Row): void {
  const value = valueIn(index, record);
  if (before !== undefined && valueIn(index, before) !== value) removeFrom(index, before);
  if (value === undefined) return;
  const holders = index.byValue.get(value) ?? new Map();
  index.byValue.set(value, holders.set(record.id, record));
}

function removeFrom(index: Index, record: Row): void {
  const value = valueIn(index, record);
  if (value === undefined) return;
  const holders = index.byValue.get(value);
  holders?.delete(record.id);
  if (holders?.size === 0) index.byValue.delete(value);
}
