import type { JsonWebKey } from '@x/jwt';
import { isObject } from '../json/is-object.ts';
import { collectionNames } from '../store/collections.ts';
import type { Store } from '../store/store.ts';
import { ConflictError } from '../store/table.ts';

/** The records of an emulator as plain JSON, by collection, in the order of their creation. */
export interface EmulatorSnapshot {
  readonly version: 1;
  readonly records: Readonly<Record<string, readonly object[]>>;
}

/** A snapshot with the keys, so that tokens and clients stay valid in the emulator that imports it. */
export interface EmulatorExport extends EmulatorSnapshot {
  readonly secretKey: string;
  readonly signingKey: JsonWebKey;
}

/** Returns the records as a snapshot: neither reaches the other. The records themselves are frozen. */
export function takeSnapshot(store: Store): EmulatorSnapshot {
  const records = Object.entries(store.snapshot()).map(([name, list]) => [name, [...list]]);
  return { version: 1, records: Object.fromEntries(records) };
}

/** Replaces all records. Throws a `TypeError` for a value that is not a snapshot, and then changes nothing. */
export function restoreSnapshot(store: Store, snapshot: unknown, caller: string): void {
  const records = readRecords(snapshot, caller);
  try {
    store.restore(records);
  } catch (cause) {
    if (!(cause instanceof ConflictError)) throw cause;
    throw new TypeError(`${caller}: ${cause.message}`, { cause });
  }
}

function readRecords(snapshot: unknown, caller: string): ReturnType<Store['snapshot']> {
  if (!isObject(snapshot) || snapshot['version'] !== 1 || !isObject(snapshot['records'])) {
    throw new TypeError(
      `${caller}: This is not a snapshot of an emulator. Pass what snapshot() or export() has returned.`,
    );
  }
  const names: readonly string[] = collectionNames;
  for (const [name, list] of Object.entries(snapshot['records'])) {
    if (!names.includes(name)) throw new TypeError(`${caller}: Unknown collection "${name}".`);
    if (!Array.isArray(list) || !list.every(isRecord)) {
      throw new TypeError(`${caller}: records.${name} must be a list of objects with an id.`);
    }
  }
  // A copy: the store freezes its records, and shares nothing with the caller.
  return JSON.parse(JSON.stringify(snapshot['records']));
}

function isRecord(value: unknown): boolean {
  return isObject(value) && typeof value['id'] === 'string' && value['id'] !== '';
}
