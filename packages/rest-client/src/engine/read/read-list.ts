// Pure
import type { Read } from '../../operation.ts';
import { expectShape, isRecord } from '../key-case.ts';
import { readItem } from './read-item.ts';

/** Reads a bare array, or an object with `total_count` and the items in the field `page`. */
export const readList: Read = (json, operation) => {
  const body = isRecord(json) ? json : {};
  const { total_count: total } = body;
  const items = Array.isArray(json) ? json : body[operation.page ?? ''];
  expectShape(Array.isArray(items));
  return {
    data: items.map((item) => readItem(item, operation).data),
    totalCount: typeof total === 'number' ? total : null,
  };
};
