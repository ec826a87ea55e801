import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from './open-sandbox.ts';
import { run } from './run.ts';

export type PackageManager = 'npm' | 'pnpm';

/** The path of the package.json of a package, with or without a scope. */
const MANIFEST_PATH = /^(?:.*\/node_modules\/)?(?<name>@[^/]+\/[^/]+|[^/@.][^/]*)\/package\.json$/;

const addCommands = { npm: 'install', pnpm: 'add' } satisfies Record<PackageManager, string>;

/** Creates a project and installs packages into it from the registry of the sandbox, as a user does. */
export async function installInto(
  project: string,
  packages: readonly string[],
  manager: PackageManager,
  { pnpm, env }: Sandbox,
): Promise<void> {
  await mkdir(project, { recursive: true });
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const [program, ...first] = manager === 'npm' ? (['npm'] as const) : pnpm;
  await run(program, [...first, addCommands[manager], ...packages], { cwd: project, env });
}

/** Returns the directories of all packages in `node_modules` by name, in the layout of any package manager. */
export async function findInstalled(project: string): Promise<Map<string, string>> {
  const root = join(project, 'node_modules');
  const files = await readdir(root, { recursive: true });
  const found = files.flatMap((file) => {
    const name = MANIFEST_PATH.exec(file)?.groups?.['name'];
    return name === undefined ? [] : [[name, join(root, file, '..')] as const];
  });
  return new Map(found.sort());
}
