// Pure
import type { Encode } from '../../operation.ts';
import { mergeParams } from './merge-params.ts';
import { toJson } from './to-json.ts';

/** Makes the body of the fields. An operation that takes an object sends one, though it be empty: the API asks for it. */
export const toBody: Encode = (fields, need, { opaque }) => {
  const takesParams = mergeParams(fields, need);
  return (path) => {
    const body = toJson(fields, need, opaque);
    return { path, body: takesParams || body !== '{}' ? body : undefined };
  };
};
