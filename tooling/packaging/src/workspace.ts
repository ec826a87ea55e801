import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The fields of a package.json that packaging uses. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  license?: string;
  scripts?: Record<string, string>;
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export const workspaceRoot = fileURLToPath(new URL('../../../', import.meta.url));
export const packagingRoot = fileURLToPath(new URL('../', import.meta.url));

/** Returns the path of a program that this package depends on, such as `tsc`. */
export function toolPath(name: string): string {
  return join(packagingRoot, 'node_modules/.bin', name);
}

export async function readManifest(directory: string): Promise<Manifest> {
  // The cast: every packed package has a name and a version, and npm defines the types of the other fields.
  return JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as Manifest;
}

/** Returns the directories of the published packages: all under `packages/` that are not private. */
export async function publishedDirectories(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'packages'), { withFileTypes: true });
  const directories = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, 'packages', name));
  const manifests = await Promise.all(directories.map(readManifest));
  return directories.filter((_, index) => manifests[index]?.private !== true);
}
