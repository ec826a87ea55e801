// Pure
import type { Read } from '../../operation.ts';
import { expectShape } from '../key-case.ts';

/** Reads the number in the field `has`. */
export const readCount: Read = (json, { has = '' }) => {
  // Whatever it is, it has fields or none.
  const count: unknown = Object(json)[has];
  expectShape(typeof count === 'number');
  return { data: count };
};
