import { isDeepStrictEqual } from 'node:util';
import { isObject } from '@tooling/api-description/open-api';
import type { Difference } from './compare-calls.ts';

/** Content of users: no client renames a key of it. */
const USER_CONTENT =
  /^(?:body\.)?(?:(?:public|private|unsafe)_metadata|claims|headers|actor|\w*assignment_mappings)$/;

/** Returns a value with keys that have letters and digits only, without case. */
function withoutSpelling(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSpelling);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          spelled(name),
          USER_CONTENT.test(name) ? item : withoutSpelling(item),
        ]),
      )
    : value;
}

const spelled = (name: string): string => name.replace(/[^\p{L}\d.]/gu, '').toLowerCase();

/** Returns whether two requests have the same field, in another spelling or with other spellings of names in it. */
export function isSpelling({ field, theirs, ours, their, our }: Difference): boolean {
  if (USER_CONTENT.test(field)) {
    return false;
  }
  if (theirs !== undefined && ours !== undefined) {
    return isDeepStrictEqual(withoutSpelling(theirs), withoutSpelling(ours));
  }
  // No parameter of the API has such a name.
  return Object.keys(theirs === undefined ? their : our).some((name) => spelled(name) === spelled(field));
}
