import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The part of a package.json that packaging is about. */
export interface Manifest {
  name: string;
  version: string;
  license?: string;
  scripts?: Record<string, string>;
}

export const workspaceRoot = fileURLToPath(new URL('../../../', import.meta.url));
export const packagingRoot = fileURLToPath(new URL('../', import.meta.url));

/** A program that this package depends on, such as `tsc`. */
export function toolPath(name: string): string {
  return join(packagingRoot, 'node_modules/.bin', name);
}

export async function readManifest(directory: string): Promise<Manifest> {
  // What pnpm packs has a name and a version, and npm's schema gives the rest these shapes.
  return JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as Manifest;
}

/** The directories of what is published: everything under `packages/`. */
export async function publishedDirectories(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'packages'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, 'packages', name));
}
