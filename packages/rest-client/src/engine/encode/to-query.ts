// Pure
import type { Encode } from '../../operation.ts';
import { toSnakeCase } from '../key-case.ts';
import type { Need } from '../request-parts.ts';
import { mergeParams } from './merge-params.ts';

const SCALAR = /string|number|boolean/;

/** Puts fields into the query. An array is a field that is repeated, a date is its milliseconds. */
export const toQuery: Encode = (fields, need: Need, { fixed }) => {
  mergeParams(fields, need);
  Object.assign(fields, fixed);
  return (path) => {
    const query = new URLSearchParams();
    for (const [field, value] of Object.entries(fields)) {
      if (value !== undefined) {
        const items = [value].flat();
        // An empty list would select everything.
        need(items.length > 0, field);
        for (const item of items) {
          const scalar: unknown = item instanceof Date ? item.getTime() : item;
          need(SCALAR.test(typeof scalar) && !Number.isNaN(scalar), field);
          query.append(toSnakeCase(field), String(scalar));
        }
      }
    }
    const text = query.toString();
    return { path: text ? `${path}?${text}` : path };
  };
};
