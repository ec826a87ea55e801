import { type FileHandle, open, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { lockFile } from './lock-file.node.ts';
import type { StateFile } from './runtime.ts';

/** The file holds the private key. */
const OWNER_ONLY = 0o600;

/** Opens a file for one process. Rejects with a `ConfigError` if another emulator uses it. */
export async function openStateFile(givenPath: string): Promise<StateFile> {
  const path = await realPathOf(givenPath);
  const unlock = await lockFile(path);
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    await unlock();
    throw error;
  }
  let handle: FileHandle | undefined;
  const closeHandle = async () => {
    const open = handle;
    handle = undefined;
    await open?.close();
  };
  return {
    text,
    append: async (lines) => {
      handle ??= await open(path, 'a', OWNER_ONLY);
      await handle.appendFile(lines);
      await handle.datasync();
    },
    replace: async (content) => {
      await closeHandle();
      const temporary = `${path}.tmp`;
      // A temporary file from a process that was killed.
      await rm(temporary, { force: true });
      const file = await open(temporary, 'wx', OWNER_ONLY);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncDirectory(dirname(path));
    },
    close: async () => {
      await closeHandle();
      await unlock();
    },
  };
}

/** Two paths can lead to one file, which has one lock. The file can be absent, also behind a symbolic link. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const target = await readlink(path).catch(() => undefined);
  if (target !== undefined) return realPathOf(resolve(dirname(path), target));
  return join(await realpath(dirname(path)), basename(path));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Makes a rename survive a loss of power. Windows cannot open a directory, and needs no such step. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => undefined);
  await directory?.sync().catch(() => {});
  await directory?.close();
}
