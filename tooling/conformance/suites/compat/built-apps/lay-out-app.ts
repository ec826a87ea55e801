import { existsSync, realpathSync } from 'node:fs';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../servers/start-server.ts';

const suite = fileURLToPath(new URL('..', import.meta.url));
const installed = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const packages = fileURLToPath(new URL('../../../../../packages/', import.meta.url));

/**
 * Lays an application of an SDK out with the `node_modules` of an installation. With `compat`, `@clerk/backend` is
 * `@x/compat`, as with `overrides`. Returns the directory.
 */
export async function layOutApp(
  sdk: string,
  backend: Backend,
  dependencies: readonly string[],
): Promise<string> {
  // In the repository, since bundlers read no other files, and not in `node_modules`, whose files they do not compile.
  const directory = join(installed, '../dist/compat-apps', `${sdk}-${backend}`);
  await rm(directory, { recursive: true, force: true });
  await cp(join(suite, 'apps', sdk), directory, { recursive: true });
  await cp(join(suite, 'routes.mjs'), join(directory, 'routes.mjs'));
  await writeManifest(directory, [`@clerk/${sdk}`, ...dependencies]);
  const modules = join(directory, 'node_modules');
  await copyPackage(join(installed, '@clerk', sdk), join(modules, '@clerk', sdk));
  await linkAll(neighboursOf(`@clerk/${sdk}`), modules);
  for (const name of dependencies) {
    await linkAll(neighboursOf(name), modules);
  }
  if (backend === 'compat') {
    await putInPlace(modules);
  }
  return directory;
}

/** Frameworks look for their integrations in the dependencies. */
async function writeManifest(directory: string, names: readonly string[]): Promise<void> {
  const dependencies = Object.fromEntries(names.map((name) => [name, '*']));
  const manifest = { name: 'app', private: true, type: 'module', dependencies };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest));
}

async function putInPlace(modules: string): Promise<void> {
  const place = join(modules, '@clerk/backend');
  await rm(place, { recursive: true, force: true });
  await copyPackage(join(packages, 'compat'), place);
  for (const name of await readdir(join(packages, 'compat/node_modules/@x'))) {
    await copyPackage(join(packages, name), join(modules, '@x', name));
  }
}

/** Copies what a tarball has. A link would lead to the dependencies of the original. */
async function copyPackage(from: string, to: string): Promise<void> {
  const root = realpathSync(from);
  const left = new Set([join(root, 'node_modules'), join(root, 'src')]);
  await cp(root, to, { recursive: true, filter: (path) => !left.has(path) });
}

/** The directory of a package and its dependencies, which are neighbours in the layout of pnpm. */
const neighboursOf = (name: string): string =>
  join(realpathSync(join(installed, name)), name.startsWith('@') ? '../..' : '..');

async function linkAll(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    if (name.startsWith('@')) {
      await linkAll(join(from, name), join(to, name));
    } else {
      await link(join(from, name), join(to, name));
    }
  }
}

async function link(from: string, to: string): Promise<void> {
  if (!existsSync(to)) {
    await mkdir(dirname(to), { recursive: true });
    await symlink(realpathSync(from), to);
  }
}
