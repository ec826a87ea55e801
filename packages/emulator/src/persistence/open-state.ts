import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import { runtime } from '#runtime';
import type { EmulatorExport } from '../control/backup.ts';
import { createJournal, type Journal, type JournalInput } from './journal.ts';
import { readJournal } from './journal-lines.ts';

/** The state of an earlier run, and how to keep that of this one. */
export interface OpenState {
  /** Undefined for a new file, and without one. */
  readonly persisted: EmulatorExport | undefined;
  readonly keep: (input: Omit<JournalInput, 'file'>) => Journal;
  /** Closes the file of an emulator that did not start. */
  readonly close: () => Promise<void>;
}

const nothing = async () => {};
const noJournal: Journal = {
  settled: nothing,
  touch: nothing,
  rewrite: nothing,
  hold: () => {},
  close: nothing,
};
const inMemory: OpenState = { persisted: undefined, keep: () => noJournal, close: nothing };

/** Opens the file of the option `persist`. Rejects with a `ConfigError` if it holds something else. */
export async function openState(path: unknown): Promise<OpenState> {
  if (path === undefined) return inMemory;
  if (typeof path !== 'string' || path === '') {
    throw new ConfigError(
      `createEmulator(): persist must be the path of a file such as "emulator.db", not ${quote(path)}.`,
    );
  }
  if (runtime.openStateFile === undefined) {
    throw new ConfigError('createEmulator(): This runtime has no files. Keep what `export()` returns.');
  }
  const file = await runtime.openStateFile(path);
  try {
    const persisted = readJournal(file.text, path);
    return { persisted, keep: (input) => createJournal({ file, ...input }), close: file.close };
  } catch (error) {
    await file.close();
    throw error;
  }
}
