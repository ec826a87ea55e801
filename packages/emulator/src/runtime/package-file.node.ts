import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Reads a file of a package that is installed for the folder of the process. Resolves to undefined without it. */
export async function readPackageFile(name: string, path: string): Promise<string | undefined> {
  const folders = createRequire(join(process.cwd(), 'any.js')).resolve.paths(name) ?? [];
  for (const folder of folders) {
    const content = await readFile(join(folder, name, path), 'utf8').catch(() => undefined);
    if (content !== undefined) return content;
  }
  return undefined;
}
