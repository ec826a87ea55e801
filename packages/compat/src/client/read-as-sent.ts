// Pure
import { itemsOf } from './page.ts';

/** The JSON of the API stays as it is: resources are made of it. Throws for JSON that is neither an object nor a string. */
export function readAsSent(json: unknown): { readonly data: unknown } {
  // A body that is empty is undefined.
  const values = itemsOf(json) ?? (json === undefined ? [] : [json]);
  if (!values.every(isReadable)) {
    throw new TypeError('The JSON is not an object.');
  }
  return { data: json };
}

const isReadable = (json: unknown): boolean =>
  typeof json === 'string' || (typeof json === 'object' && json !== null);
