// Pure
import { ConfigError } from '@x/errors';
import type { EmulatorExport } from '../control/backup.ts';
import { isObject } from '../json/is-object.ts';

/** A record after a change, or null for a deleted one: the collection, the id and the record. */
export type Change = readonly [collection: string, id: string, record: object | null];

type ClockState = EmulatorExport['clock'];

/** Returns the line of a journal for changes that belong together, and the clock after them. */
export function toLine(changes: readonly Change[], clock: ClockState): string {
  return `${JSON.stringify({ changes, clock })}\n`;
}

/**
 * Returns the state that a journal describes, or undefined for an empty one. Ignores an incomplete last line: its request
 * was not answered. Throws a `ConfigError` for anything else that is not a journal.
 */
export function readJournal(text: string, path: string): EmulatorExport | undefined {
  if (text === '') return undefined;
  const lines = text.split('\n').slice(0, -1);
  const [first, ...rest] = lines.map((line, index) => readLine(line, index + 1, path));
  if (first === undefined || !isExport(first)) {
    throw new ConfigError(`${path} is not a file that the option persist has written. Choose another file.`);
  }
  const tables = new Map(
    Object.entries(first.records).map(([name, records]) => [name, new Map(records.map(withId))]),
  );
  for (const [index, line] of rest.entries()) applyLine(tables, line, index + 2, path);
  const records = [...tables].map(([name, table]) => [name, [...table.values()]] as const);
  const last = rest.at(-1) ?? first;
  // `restoreSnapshot` checks the clock.
  return { ...first, records: Object.fromEntries(records), clock: last['clock'] as ClockState };
}

function readLine(line: string, number: number, path: string): Line {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
  } catch {
    // The message below names the line.
  }
  throw damaged(path, number);
}

type Line = Readonly<Record<string, unknown>>;

function isExport(value: Line): value is Line & EmulatorExport {
  const { records, secretKey, signingKey } = value;
  return (
    isObject(records) &&
    Object.values(records).every((list) => Array.isArray(list) && list.every(isRecord)) &&
    typeof secretKey === 'string' &&
    isObject(signingKey)
  );
}

function isRecord(value: unknown): value is { readonly id: string } {
  return isObject(value) && typeof value['id'] === 'string';
}

function withId(record: object): [string, object] {
  return [String(Reflect.get(record, 'id')), record];
}

type Tables = Map<string, Map<string, object>>;

/** A record that changes keeps its place in the order, as in the store. */
function applyLine(tables: Tables, { changes }: Line, number: number, path: string): void {
  if (!Array.isArray(changes)) throw damaged(path, number);
  for (const change of changes) {
    if (!isChange(change)) throw damaged(path, number);
    const [name, id, record] = change;
    const table = tables.get(name) ?? new Map<string, object>();
    tables.set(name, table);
    if (record === null) table.delete(id);
    else table.set(id, record);
  }
}

function isChange(value: unknown): value is Change {
  if (!Array.isArray(value)) return false;
  const [name, id, record] = value;
  return typeof name === 'string' && typeof id === 'string' && (record === null || isRecord(record));
}

function damaged(path: string, line: number): ConfigError {
  return new ConfigError(`${path} is damaged at line ${line}. Restore a copy of the file, or delete it.`);
}
