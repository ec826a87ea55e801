// Pure
import { isObject } from '../engine/fields.ts';

export type Metadata = Readonly<Record<string, unknown>>;

/**
 * Merges metadata at every level. `null` deletes a key; a list replaces a list. `Object.fromEntries` defines keys instead
 * of assigning them, so that `__proto__` stays a plain key.
 */
export function mergeMetadata(current: Metadata, changes: Metadata): Metadata {
  const merged = new Map(Object.entries(current));
  for (const [key, value] of Object.entries(changes)) {
    const before = merged.get(key);
    if (value === null) merged.delete(key);
    else if (isObject(value)) merged.set(key, mergeMetadata(isObject(before) ? before : {}, value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
