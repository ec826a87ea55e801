import { mkdir } from 'node:fs/promises';
import type { Sandbox } from './open-sandbox.ts';
import { run } from './run.ts';

/** A package as it would be published. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** The path of the file. */
  readonly filename: string;
}

/** Packs every package under `packages/`, as `pnpm publish` would. */
export async function packAll(root: string, directory: string, { pnpm }: Sandbox): Promise<Tarball[]> {
  await mkdir(directory, { recursive: true });
  const [program, ...first] = pnpm;
  const args = ['--recursive', '--filter', './packages/*', 'pack', '--json', '--pack-destination', directory];
  const { stdout } = await run(program, [...first, ...args], { cwd: root });
  // The documented output of `pnpm pack --json`.
  const tarballs = JSON.parse(stdout) as Tarball[];
  return tarballs.map(({ name, version, filename }) => ({ name, version, filename }));
}

/** Publishes tarballs to the sandbox's registry. */
export async function publishAll(tarballs: readonly Tarball[], sandbox: Sandbox): Promise<void> {
  const [program, ...first] = sandbox.pnpm;
  for (const { filename } of tarballs) {
    await run(program, [...first, 'publish', filename, '--no-git-checks'], {
      cwd: sandbox.directory,
      env: sandbox.env,
    });
  }
}
