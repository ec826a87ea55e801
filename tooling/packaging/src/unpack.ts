import { mkdir, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Tarball } from './pack.ts';
import { run } from './run.ts';

/** The files of a tarball on disk. */
export interface Unpacked {
  readonly directory: string;
  /** Paths relative to the directory, separated by `/`. */
  readonly files: readonly string[];
}

export async function unpack({ filename }: Tarball, directory: string): Promise<Unpacked> {
  await mkdir(directory, { recursive: true });
  await run('tar', ['-xzf', filename, '-C', directory, '--strip-components=1'], { cwd: directory });
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return { directory, files };
}
