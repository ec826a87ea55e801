// Pure
import { isObject } from '@tooling/api-description/open-api';

/** Fields that the other SDK fills in when the API sends nothing. */
const FILLED_IN = new Set(['deprovisioned']);

/**
 * Returns where the JSON of another SDK differs from ours. A field that only ours has is not a disagreement. Neither is
 * a field that the other SDK has as `null`, its value for a field that the API did not send.
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
