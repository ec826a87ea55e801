// Pure
import type { Read } from '../../operation.ts';
import { expectShape, isRecord, renameKeys, toCamelCase } from '../key-case.ts';

/** Reads an object. */
export const readItem: Read = (json, { opaque }) => {
  expectShape(isRecord(json));
  return { data: renameKeys(json, toCamelCase, opaque) };
};
