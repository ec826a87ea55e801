// Pure
import { isObject } from './fields.ts';

export type Metadata = Readonly<Record<string, unknown>>;

/**
 * Merges at every level; `null` takes a key away, a list replaces a list. `Object.fromEntries` defines keys
 * rather than assigning them, so that a key named `__proto__` stays a key.
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
