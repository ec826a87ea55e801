import { ConfigError } from '@x/errors';
import { orConfigError, quote, readArgument } from '@x/errors/internal';
import type { JsonWebKey } from '@x/jwt';
import { isObject } from '../json/is-object.ts';
import { collectionNames } from '../store/collections.ts';
import type { Store } from '../store/store.ts';
import { ConflictError } from '../store/table.ts';
import { type Clock, isOffset } from './clock.ts';

/** The records of an emulator as plain JSON, by collection, in the order of their creation. */
export interface EmulatorSnapshot {
  /** The version of the form of a snapshot. */
  readonly version: 1;
  /** The records by the name of their collection. */
  readonly records: Readonly<Record<string, readonly object[]>>;
  /** How far the clock is ahead of the option `now`, in milliseconds. A snapshot without it leaves the clock alone. */
  readonly clock?:
    | {
        /** How far the clock is ahead, in milliseconds. */
        readonly offsetInMs: number;
      }
    | undefined;
}

/** A snapshot with the keys, so that tokens and clients stay valid in the emulator that imports it. */
export interface EmulatorExport extends EmulatorSnapshot {
  /** The secret key, so that clients stay valid. */
  readonly secretKey: string;
  /** The private key, so that tokens stay valid. */
  readonly signingKey: JsonWebKey;
  /** The key before the last rotation, which is still published. */
  readonly previousSigningKey?: JsonWebKey | undefined;
  /** Default: the id of `signingKey`. */
  readonly instanceId?: string | undefined;
}

interface Restored {
  readonly store: Store;
  readonly clock: Pick<Clock, 'offsetInMs' | 'setOffset'>;
}

/** Returns the state as a snapshot: neither reaches the other. The records themselves are frozen. */
export function takeSnapshot({ store, clock }: Restored): EmulatorSnapshot {
  const records = Object.entries(store.snapshot()).map(([name, list]) => [name, [...list]]);
  return { version: 1, records: Object.fromEntries(records), clock: { offsetInMs: clock.offsetInMs() } };
}

/** Replaces the state. Throws a `ConfigError` for a value that is not a snapshot, and then changes nothing. */
export function restoreSnapshot({ store, clock }: Restored, snapshot: unknown, caller: string): void {
  const unreadable = `${caller}: The snapshot cannot be copied as JSON. Pass what snapshot() or export() has returned.`;
  const records = orConfigError(unreadable, () => readRecords(snapshot, caller));
  const offset = readOffset(snapshot, caller);
  try {
    store.restore(records);
  } catch (cause) {
    if (!(cause instanceof ConflictError)) throw cause;
    throw new ConfigError(`${caller}: ${cause.message}`, { cause });
  }
  if (offset !== undefined) clock.setOffset(offset);
}

/** Returns the offset of the clock in a snapshot, or undefined without one. Throws a `ConfigError` for another value. */
export function readOffset(snapshot: unknown, caller: string): number | undefined {
  const clock: unknown = readArgument(caller, () => Object(snapshot).clock);
  if (!isObject(snapshot) || clock === undefined) return undefined;
  const offset = isObject(clock) ? readArgument(caller, () => clock['offsetInMs']) : undefined;
  if (!isOffset(offset))
    throw new ConfigError(
      `${caller}: clock.offsetInMs must be a number of milliseconds, not ${quote(offset)}.`,
    );
  return offset;
}

function readRecords(snapshot: unknown, caller: string): ReturnType<Store['snapshot']> {
  if (!isObject(snapshot) || snapshot['version'] !== 1 || !isObject(snapshot['records'])) {
    throw new ConfigError(
      `${caller}: This is not a snapshot of an emulator. Pass what snapshot() or export() has returned.`,
    );
  }
  // A copy: the store freezes its records, and shares nothing with the caller. A date, for example, becomes something else.
  const records: unknown = JSON.parse(JSON.stringify(snapshot['records']));
  if (!isObject(records))
    throw new ConfigError(`${caller}: records must be a plain object, not ${quote(records)}.`);
  const names: readonly string[] = collectionNames;
  for (const [name, list] of Object.entries(records)) {
    if (!names.includes(name))
      throw new ConfigError(
        `${caller}: Unknown collection ${quote(name)}. Pass what snapshot() or export() has returned.`,
      );
    if (!Array.isArray(list) || !list.every(isRecord)) {
      throw new ConfigError(
        `${caller}: records.${name} must be a list of objects with an id, not ${quote(list)}.`,
      );
    }
  }
  // The loop has checked the names, and the records of each.
  return records as ReturnType<Store['snapshot']>;
}

function isRecord(value: unknown): boolean {
  return isObject(value) && typeof value['id'] === 'string' && value['id'] !== '';
}
