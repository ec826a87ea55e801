// Pure
import { camelCaseKeys, expectShape, isRecord, propertyOf } from './key-case.ts';
import type { Read } from './operation.ts';

/** Reads an object. */
export const readItem: Read = (json, { opaque }) => {
  expectShape(isRecord(json));
  return { data: camelCaseKeys(json, opaque) };
};

/** Reads an object that is useless without the field `has`. */
export const readHaving: Read = (json, operation) => {
  expectShape(propertyOf(json, operation.has ?? '') !== undefined);
  return readItem(json, operation);
};

/** Reads the number in the field `has`. */
export const readCount: Read = (json, { has = '' }) => {
  const count = propertyOf(json, has);
  expectShape(typeof count === 'number');
  return { data: count };
};

/** Reads an array, or an object with `total_count` and the items in the field `page`. */
export const readList: Read = (json, { page = '', opaque }) => {
  const items = Array.isArray(json) ? json : propertyOf(json, page);
  const total = propertyOf(json, 'total_count');
  expectShape(Array.isArray(items) && items.every(isRecord));
  return {
    data: items.map((item) => camelCaseKeys(item, opaque)),
    totalCount: typeof total === 'number' ? total : null,
  };
};

/** Returns null: the status says everything. */
export const readNothing: Read = () => ({ data: null });
