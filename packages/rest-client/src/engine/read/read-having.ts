// Pure
import type { Read } from '../../operation.ts';
import { expectShape } from '../key-case.ts';
import { readItem } from './read-item.ts';

/** Reads an object that is nothing without the field `has`. */
export const readHaving: Read = (json, operation) => {
  // Whatever it is, it has fields or none.
  expectShape(Object(json)[operation.has ?? ''] !== undefined);
  return readItem(json, operation);
};
