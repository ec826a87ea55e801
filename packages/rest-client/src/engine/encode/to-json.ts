// Pure
import { renameKeys, toCamelCase, toSnakeCase } from '../key-case.ts';
import type { Need } from '../request-parts.ts';

/** A body as JSON, dates in the form of RFC 3339. */
export function toJson(body: object, need: Need, opaque = ''): string {
  try {
    return JSON.stringify(renameKeys(body, toSnakeCase, toCamelCase(opaque)));
  } catch {
    // A cycle, a bigint, or no end of levels.
    need(false, 'JSON');
  }
}
