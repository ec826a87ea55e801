// Pure
import type { Encode } from '../../operation.ts';
import { toSnakeCase } from '../key-case.ts';
import type { Need } from '../request-parts.ts';
import { mergeParams } from './merge-params.ts';

/** Makes a form of the fields; a `Blob` is a file. */
export const toForm: Encode = (fields, need: Need) => {
  mergeParams(fields, need);
  return (path) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) {
      if (value !== undefined) {
        need(value instanceof Blob || typeof value === 'string', `${field}, a Blob or a string,`);
        form.append(toSnakeCase(field), value);
      }
    }
    return { path, body: form };
  };
};
