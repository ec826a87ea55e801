// Pure
import { isObject } from './is-object.ts';

export type Metadata = Readonly<Record<string, unknown>>;

/**
 * Merges metadata at every level. `null` deletes a key; a list replaces a list. `Object.fromEntries` defines keys instead
 * of assigning them, so that `__proto__` stays a plain key.
 */
function mergeMetadata(current: Metadata, changes: Metadata): Metadata {
  const merged = new Map(Object.entries(current));
  for (const [key, value] of Object.entries(changes)) {
    const before = merged.get(key);
    if (value === null) merged.delete(key);
    else if (isObject(value)) merged.set(key, mergeMetadata(isObject(before) ? before : {}, value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/** Metadata in a body, by its kind. A kind that is not sent is absent. */
export interface MetadataBody {
  readonly public_metadata?: Metadata;
  readonly private_metadata?: Metadata;
  readonly unsafe_metadata?: Metadata;
}

/** Merges each kind of metadata that is sent into the metadata of the record. */
export function mergeKinds(record: MetadataBody, body: MetadataBody): MetadataBody {
  const merged = Object.entries(body).map(([kind, changes]) => [
    kind,
    mergeMetadata(record[kind as keyof MetadataBody] ?? {}, changes),
  ]);
  return Object.fromEntries(merged);
}
