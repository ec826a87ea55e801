import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from './open-sandbox.ts';
import { run } from './run.ts';

export type PackageManager = 'npm' | 'pnpm';

const addCommands = { npm: 'install', pnpm: 'add' } satisfies Record<PackageManager, string>;

/** Makes an empty project and installs packages into it from the sandbox's registry, as a user would. */
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

/** The directories of all packages below a project's `node_modules`, however the package manager lays them out. */
export async function findInstalled(project: string): Promise<Map<string, string>> {
  const root = join(project, 'node_modules');
  const files = await readdir(root, { recursive: true });
  const found = files.flatMap((file) => {
    const [path, name] =
      /^(?:.*\/node_modules\/)?(@[^/]+\/[^/]+|[^/@.][^/]*)\/package\.json$/.exec(file) ?? [];
    return path === undefined || name === undefined ? [] : ([[name, join(root, path, '..')]] as const);
  });
  return new Map(found.sort());
}
