export interface Row {
  readonly id: string;
}

export interface IndexedFields {
  readonly fields: readonly string[];
  readonly isUnique: boolean;
}

/** Finds the records with a value. A record without a value, or with null or the empty string, is not in the index. */
export interface Index<T extends Row> {
  /** The last field, which messages name. */
  readonly field: string;
  /** Returns the records with this value, in the order of their creation. Values of several fields are lines. */
  find(value: string): readonly T[];
  /** Returns whether another record has the value, which must be unique. */
  isTaken(record: T): boolean;
  /** Replaces a record. Either is absent if the record is new or deleted. */
  replace(before: T | undefined, after: T | undefined): void;
}

/** Most values belong to a single record, which then needs no map of its own. */
type Holders<T> = T | Map<string, T>;

/** `positionOf` returns where a record is in the order of creation. */
export function createIndex<T extends Row>(
  { fields, isUnique }: IndexedFields,
  positionOf: (id: string) => number,
): Index<T> {
  const byValue = new Map<string, Holders<T>>();
  /** The values that an older record has got after a younger one. */
  const unsorted = new Set<string>();
  const valueFor = (record: T | undefined) => (record === undefined ? undefined : valueIn(record, fields));
  return {
    field: fields.at(-1) ?? 'id',
    find: (value) => {
      if (unsorted.delete(value)) sortHolders(byValue, value, positionOf);
      return listOf(byValue.get(value));
    },
    isTaken: (record) => {
      const value = isUnique ? valueFor(record) : undefined;
      return value !== undefined && listOf(byValue.get(value)).some(({ id }) => id !== record.id);
    },
    replace: (before, after) => {
      const [from, to] = [valueFor(before), valueFor(after)];
      if (before !== undefined && from !== undefined && from !== to) remove(byValue, from, before.id);
      if (after !== undefined && to !== undefined) add(byValue, to, after);
      if (from !== undefined && !byValue.has(from)) unsorted.delete(from);
      const isMoved = before !== undefined && to !== undefined && from !== to;
      if (isMoved && byValue.get(to) instanceof Map) unsorted.add(to);
    },
  };
}

function sortHolders<T extends Row>(
  byValue: Map<string, Holders<T>>,
  value: string,
  positionOf: (id: string) => number,
): void {
  const records = [...listOf(byValue.get(value))].sort((a, b) => positionOf(a.id) - positionOf(b.id));
  if (records.length > 1) byValue.set(value, new Map(records.map((record) => [record.id, record])));
}

function valueIn(record: Row, fields: readonly string[]): string | undefined {
  const [first] = fields;
  const values = fields.map((field) => Reflect.get(record, field));
  if (first === undefined || !values.every((value) => typeof value === 'string' && value !== ''))
    return undefined;
  return values.length === 1 ? values[0] : values.join('\n');
}

function listOf<T extends Row>(holders: Holders<T> | undefined): readonly T[] {
  if (holders === undefined) return [];
  return holders instanceof Map ? [...holders.values()] : [holders];
}

function add<T extends Row>(byValue: Map<string, Holders<T>>, value: string, record: T): void {
  const holders = byValue.get(value);
  if (holders instanceof Map) holders.set(record.id, record);
  else if (holders === undefined || holders.id === record.id) byValue.set(value, record);
  else byValue.set(value, new Map([holders, record].map((one) => [one.id, one])));
}

function remove<T extends Row>(byValue: Map<string, Holders<T>>, value: string, id: string): void {
  const holders = byValue.get(value);
  if (holders instanceof Map && holders.size > 1) holders.delete(id);
  else byValue.delete(value);
}
