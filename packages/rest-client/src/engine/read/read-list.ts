// Pure
import type { Read } from '../../operation.ts';
import { expectShape, isRecord, renameKeys, toCamelCase } from '../key-case.ts';

/** Reads a bare array, or an object with `total_count` and the items in the field `page`. */
export const readList: Read = (json, operation) => {
  const body = isRecord(json) ? json : {};
  const { total_count: total } = body;
  const items = Array.isArray(json) ? json : body[operation.page ?? ''];
  expectShape(Array.isArray(items) && items.every(isRecord));
  // The items have the same keys, and to make a name costs more than to find it.
  const names = new Map<string, string>();
  const rename = (key: string) => {
    const name = names.get(key) ?? toCamelCase(key);
    names.set(key, name);
    return name;
  };
  return {
    // A list stays one.
    data: renameKeys(items, rename, operation.opaque) as unknown[],
    totalCount: typeof total === 'number' ? total : null,
  };
};
