import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A package on disk, with its dependencies, which its declarations import. */
export interface FoundPackage {
  readonly directory: string;
  /** Removes what was installed for it. */
  readonly remove: () => Promise<void>;
}

/** Returns the directory of a dependency of this suite. */
export const installed = (name: string): string =>
  realpathSync(fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url)));

/**
 * Finds a release of `@clerk/backend`: a directory, such as `node_modules/@clerk/backend` of another project, or a version
 * or a tag, such as `latest`, which is installed from the registry. Default: the version of this repository.
 */
export async function findReference(release: string | undefined): Promise<FoundPackage> {
  if (release === undefined || existsSync(release)) {
    const directory = release === undefined ? installed('clerk-latest') : resolve(release);
    return { directory, remove: () => Promise.resolve() };
  }
  const project = await mkdtemp(join(tmpdir(), 'clerk-backend-'));
  const remove = () => rm(project, { recursive: true, force: true });
  try {
    await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'names', private: true }));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    await promisify(execFile)('npm', ['install', ...options, `@clerk/backend@${release}`], { cwd: project });
    return { directory: join(project, 'node_modules/@clerk/backend'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
