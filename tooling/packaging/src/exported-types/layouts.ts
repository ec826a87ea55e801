import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Sandbox } from '../open-sandbox.ts';
import { run } from '../run.ts';
import type { Manifest } from '../workspace.ts';

/** A directory with a project for each package of ours. */
export interface Layout {
  readonly root: string;
  /** Returns the directory of the project that uses a package. */
  readonly projectOf: (packageName: string) => string;
}

type Dependencies = Readonly<Record<string, string>>;

/** Installs all packages into one project, where every package can import every other one, as npm does. */
export async function installHoisted(
  root: string,
  manifests: readonly Manifest[],
  more: Dependencies,
  sandbox: Sandbox,
): Promise<Layout> {
  const dependencies = manifests.map(dependenciesOn);
  await writeManifest(root, Object.assign({}, more, ...dependencies));
  await install(root, ['nodeLinker: hoisted'], sandbox);
  return { root, projectOf: () => root };
}

/** Installs each package alone into a project, without hoisting: a project finds only what it lists itself. */
export async function installStrict(
  root: string,
  manifests: readonly Manifest[],
  more: Dependencies,
  sandbox: Sandbox,
): Promise<Layout> {
  const projectOf = (packageName: string) => join(root, basename(packageName));
  await writeManifest(root, more);
  for (const manifest of manifests) {
    await writeManifest(projectOf(manifest.name), { ...more, ...dependenciesOn(manifest) });
  }
  await install(root, ["packages: ['*']", 'hoist: false'], sandbox);
  return { root, projectOf };
}

/** What a project lists that uses a package, with the frameworks that the package supports. */
const dependenciesOn = ({ name, version, peerDependencies }: Manifest): Dependencies => ({
  ...peerDependencies,
  [name]: version,
});

async function install(root: string, settings: readonly string[], { pnpm, env }: Sandbox): Promise<void> {
  const [program, ...first] = pnpm;
  await writeFile(join(root, 'pnpm-workspace.yaml'), `${settings.join('\n')}\n`);
  await run(program, [...first, 'install', '--no-frozen-lockfile', '--ignore-scripts'], { cwd: root, env });
}

async function writeManifest(directory: string, dependencies: Dependencies): Promise<void> {
  await mkdir(directory, { recursive: true });
  const manifest = { name: `consumer-${basename(directory)}`, private: true, dependencies };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest));
}
