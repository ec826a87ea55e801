// Pure
import { type CollectionName, collectionRules } from './collections.ts';

/** Whether snapshots and files have a record. */
export function isKept(name: CollectionName, record: object): boolean {
  const { keptWhile } = collectionRules(name);
  if (keptWhile === undefined) return true;
  const [field, value] = keptWhile;
  return Reflect.get(record, field) === value;
}

/** Returns the records that snapshots have: the same list if that is all. */
export function keptRecords<T extends object>(name: CollectionName, records: readonly T[]): readonly T[] {
  const { keptWhile } = collectionRules(name);
  return keptWhile === undefined ? records : records.filter((record) => isKept(name, record));
}
