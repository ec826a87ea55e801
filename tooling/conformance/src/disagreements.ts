// Pure
import { isObject } from '@tooling/api-description/open-api';

/** Fields that another SDK fills in where the API says nothing. */
const FILLED_IN = new Set(['deprovisioned']);

/**
 * Where what another SDK tells of something differs from what ours tells, as JSON. A field that only ours has
 * is no disagreement, nor is one that the other one has as `null`, which is how it says that the API sent none.
 */
export function disagreements(theirs: unknown, ours: unknown, path = ''): readonly string[] {
  if (Array.isArray(theirs) && Array.isArray(ours) && theirs.length === ours.length) {
    return theirs.flatMap((item, index) => disagreements(item, ours[index], `${path}[${index}]`));
  }
  if (isObject(theirs) && isObject(ours)) {
    return Object.entries(theirs)
      .filter(
        ([key, value]) => key !== '_raw' && value !== undefined && value !== null && !FILLED_IN.has(key),
      )
      .flatMap(([key, value]) => disagreements(value, ours[key], `${path}.${key}`));
  }
  return theirs === ours
    ? []
    : [`${path}: theirs is ${JSON.stringify(theirs)}, ours ${JSON.stringify(ours)}`];
}
