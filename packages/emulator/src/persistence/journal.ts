import type { EmulatorExport } from '../control/backup.ts';
import type { StateFile } from '../runtime/runtime.ts';
import { isKept } from '../store/is-kept.ts';
import type { Store } from '../store/store.ts';
import type { StoreEvent } from '../store/store-event.ts';
import { type Change, toLine } from './journal-lines.ts';
import { createUnderWay, type UnderWay } from './under-way.ts';

/** Keeps the state of an emulator in a file. */
export interface Journal {
  /** Resolves when everything that has changed until now is on the disk. */
  readonly settled: () => Promise<void>;
  /** Writes the clock, which has moved. */
  readonly touch: () => Promise<void>;
  /** Writes the whole state, after a change that is not one of single records. */
  readonly rewrite: () => Promise<void>;
  /** Makes `close` wait for the answer to a request, for a while. */
  readonly hold: UnderWay['hold'];
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

/** How long a journal that closes waits for the answers that are under way: as long as a listener does. */
const GRACE_IN_MS = 500;

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
  let hasLostChanges = false;
  const { hold, settledWithin } = createUnderWay();
  let appended = 0;
  let limit = LEAST_BEFORE_REWRITE;
  let latest: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  store.subscribe((event) => {
    const kept = toChanges(event);
    if (isClosed) hasLostChanges ||= kept.length > 0;
    else changes.push(...kept);
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

  const startWrite = () => {
    next = undefined;
    latest = write();
    return latest;
  };

  const settled = () => {
    // An answer must not say that something is stored when the next start will not know it.
    if (hasLostChanges) return Promise.reject(new Error('The emulator is closed.'));
    if (isClosed || (changes.length === 0 && !isStale && !isTouched)) return latest;
    next ??= latest.catch(() => {}).then(startWrite);
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
    hold,
    close: async () => {
      await settledWithin(GRACE_IN_MS);
      const lastWrite = settled();
      isClosed = true;
      await lastWrite.finally(file.close);
    },
  };
}

/** Returns what the file gets of a change: nothing for a record that it does not keep. */
function toChanges({ collection, id, before, after }: StoreEvent): readonly Change[] {
  const kept = after !== undefined && isKept(collection, after) ? after : null;
  const wasKept = before !== undefined && isKept(collection, before);
  return kept !== null || wasKept ? [[collection, id, kept]] : [];
}
