// Pure
import { isRecord } from '../key-case.ts';
import type { Fields, Need } from '../request-parts.ts';

/** Makes fields of the entries of `...`, the object of parameters. Tells whether the operation takes one. */
export function mergeParams(fields: Fields, need: Need): boolean {
  const takesParams = '...' in fields;
  const { '...': params = {} } = fields;
  // An object that came from outside must not say which user or organization is meant.
  need(isRecord(params) && !Object.keys(fields).some((field) => field in params), 'object as parameters');
  delete fields['...'];
  Object.assign(fields, params);
  return takesParams;
}
