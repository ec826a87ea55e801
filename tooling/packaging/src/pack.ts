import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from './find-pnpm.ts';
import type { Sandbox } from './open-sandbox.ts';
import { run } from './run.ts';
import { publishedDirectories } from './workspace.ts';

/** A package as it will be published. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** The path of the file. */
  readonly filename: string;
}

/** Returns the arguments of pnpm that select the published packages. */
async function selectPublished(root: string): Promise<readonly string[]> {
  const directories = await publishedDirectories(root);
  return ['--recursive', ...directories.flatMap((each) => ['--filter', `./packages/${basename(each)}`])];
}

/** Packs every published package, as `pnpm publish` does. */
export async function packAll(root: string, directory: string, pnpm: Command): Promise<Tarball[]> {
  await mkdir(directory, { recursive: true });
  const [program, ...first] = pnpm;
  const args = [...(await selectPublished(root)), 'pack', '--json', '--pack-destination', directory];
  const { stdout } = await run(program, [...first, ...args], { cwd: root });
  // The documented output of `pnpm pack --json`.
  const tarballs = JSON.parse(stdout) as Tarball[];
  return tarballs.map(({ name, version, filename }) => ({ name, version, filename }));
}

/** Writes a software bill of materials (CycloneDX) for every published package. */
export async function writeSboms(root: string, directory: string, pnpm: Command): Promise<void> {
  const [program, ...first] = pnpm;
  const out = join(directory, '%s-%v.cdx.json');
  const format = ['--split', '--prod', '--sbom-format', 'cyclonedx', '--out', out];
  const args = [...(await selectPublished(root)), 'sbom', ...format];
  await run(program, [...first, ...args], { cwd: root });
}

/** Publishes tarballs to the registry of the sandbox. */
export async function publishAll(tarballs: readonly Tarball[], sandbox: Sandbox): Promise<void> {
  const [program, ...first] = sandbox.pnpm;
  for (const { filename } of tarballs) {
    await run(program, [...first, 'publish', filename, '--no-git-checks'], {
      cwd: sandbox.directory,
      env: sandbox.env,
    });
  }
}
