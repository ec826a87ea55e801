import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { ConfigError } from '@x/errors';

/** The locks of this process. A container starts again with the same process id, so the id alone is not enough. */
const held = /* @__PURE__ */ new Set<string>();

/** Locks a file for this process by its real path, and resolves to a function that unlocks it. Takes over the lock of a process that ended. */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  if (held.has(lock)) throw inUse(path, lock, process.pid);
  held.add(lock);
  try {
    if (!(await create(lock))) await takeOver(path, lock);
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  return async () => {
    held.delete(lock);
    await rm(lock, { force: true });
  };
}

/**
 * Replaces the lock of a process that ended. The next lock is a file of its own until then, so that one process at a time
 * does this: otherwise a second one could replace the new lock of the first one.
 */
async function takeOver(path: string, lock: string): Promise<void> {
  await rejectRunning(path, lock);
  const next = `${lock}.next`;
  if (!(await create(next))) {
    await rejectRunning(path, next);
    // Its process was killed while it took over.
    await rm(next, { force: true });
    if (!(await create(next))) throw inUse(path, next, await readOwner(next));
  }
  try {
    // Another process can have taken over since the first check.
    await rejectRunning(path, lock);
    await rename(next, lock);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

/** Creates a lock of this process. Resolves to false if the file exists. */
async function create(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function rejectRunning(path: string, lock: string): Promise<void> {
  const owner = await readOwner(lock);
  if (isRunning(owner)) throw inUse(path, lock, owner);
}

const ATTEMPTS = 10;
const INTERVAL_IN_MS = 20;

/** Resolves to the process id in a lock, or to NaN. A lock that was created a moment ago is still empty. */
async function readOwner(lock: string): Promise<number> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    const owner = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10);
    if (!Number.isNaN(owner)) return owner;
    await setTimeout(INTERVAL_IN_MS);
  }
  return Number.NaN;
}

function isRunning(processId: number): boolean {
  // The locks of this process are in `held`: this is the lock of an earlier process with the same id.
  if (!(processId > 0) || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(path: string, lock: string, owner: number): ConfigError {
  return new ConfigError(
    `${path} is in use by the process ${owner}. Give each emulator a file of its own. If that process is not an emulator, delete ${lock}.`,
  );
}
