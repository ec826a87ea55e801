import { readFile, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { ConfigError } from '@x/errors';

/** The locks of this process. A container starts again with the same process id, so the id alone is not enough. */
const held = /* @__PURE__ */ new Set<string>();

/** Locks a file for this process by its real path, and resolves to a function that unlocks it. Takes over the lock of a process that ended. */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  const owner = await tryLock(lock);
  if (owner !== undefined) {
    if (isRunning(owner, lock)) throw inUse(path, lock, owner);
    await rm(lock, { force: true });
    const next = await tryLock(lock);
    if (next !== undefined) throw inUse(path, lock, next);
  }
  held.add(lock);
  return async () => {
    held.delete(lock);
    await rm(lock, { force: true });
  };
}

/** Resolves to undefined with the lock, and otherwise to the id of its owner, or NaN if the lock has none. */
async function tryLock(lock: string): Promise<number | undefined> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10);
  }
}

function isRunning(processId: number, lock: string): boolean {
  if (!(processId > 0)) return false;
  if (processId === process.pid) return held.has(lock);
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
