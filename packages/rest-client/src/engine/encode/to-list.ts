// Pure
import type { Encode } from '../../operation.ts';
import type { Need } from '../request-parts.ts';
import { toJson } from './to-json.ts';

/** Makes the body of `...`, which is a list. */
export const toList: Encode =
  ({ '...': list }, need: Need) =>
  (path) => {
    need(Array.isArray(list), 'list');
    return { path, body: toJson(list, need) };
  };
