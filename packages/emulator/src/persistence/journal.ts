import type { EmulatorExport } from '../control/backup.ts';
import type { StateFile } from '../runtime/runtime.ts';
import { isKept } from '../store/is-kept.ts';
import type { Store } from '../store/store.ts';
import { type Change, toLine } from './journal-lines.ts';

/** Keeps the state of an emulator in a file. */
export interface Journal {
  /** Resolves when everything that has changed until now is on the disk. */
  readonly settled: () => Promise<void>;
  /** Writes the clock, which has moved. */
  readonly touch: () => Promise<void>;
  /** Writes the whole state, after a change that is not one of single records. */
  readonly rewrite: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface JournalInput {
  readonly file: StateFile;
  readonly store: Pick<Store, 'subscribe'>;
  readonly clock: () => EmulatorExport['clock'];
  readonly takeExport: () => EmulatorExport;
}

/** The file grows to twice the length of the state, or by this many characters, before it is written again. */
const LEAST_BEFORE_REWRITE = 1_000_000;

/**
 * Writes the state as the first line of a file, and appends a line for the changes since. The changes of requests that
 * come during a write share the next one, so many clients wait no longer than one. The start replaces the whole file. See
 * decision 036.
 */
export function createJournal({ file, store, clock, takeExport }: JournalInput): Journal {
  let changes: Change[] = [];
  let isStale = true;
  let isTouched = false;
  // The file belongs to another emulator from then on.
  let isClosed = false;
  let appended = 0;
  let limit = LEAST_BEFORE_REWRITE;
  let latest: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const stop = store.subscribe(({ collection, id, before, after }) => {
    const kept = after !== undefined && isKept(collection, after) ? after : null;
    const wasKept = before !== undefined && isKept(collection, before);
    if (kept !== null || wasKept) changes.push([collection, id, kept]);
  });

  const write = async () => {
    const line = toLine(changes, clock());
    const isWhole = isStale || appended + line.length > limit;
    const content = isWhole ? `${JSON.stringify(takeExport())}\n` : line;
    changes = [];
    isStale = false;
    isTouched = false;
    try {
      await (isWhole ? file.replace(content) : file.append(content));
    } catch (error) {
      // The end of the file can be incomplete now, so the next write replaces it.
      isStale = true;
      throw error;
    }
    appended = isWhole ? 0 : appended + line.length;
    if (isWhole) limit = Math.max(LEAST_BEFORE_REWRITE, content.length);
  };

  const settled = () => {
    if (isClosed || (changes.length === 0 && !isStale && !isTouched)) return latest;
    next ??= latest
      .catch(() => {})
      .then(() => {
        next = undefined;
        latest = write();
        return latest;
      });
    return next;
  };

  return {
    settled,
    touch: () => {
      isTouched = true;
      return settled();
    },
    rewrite: () => {
      isStale = true;
      return settled();
    },
    close: async () => {
      const lastWrite = settled();
      isClosed = true;
      try {
        await lastWrite;
      } finally {
        stop();
        await file.close();
      }
    },
  };
}
