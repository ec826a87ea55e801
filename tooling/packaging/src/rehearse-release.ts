import { join } from 'node:path';
import { copyRepository } from './copy-repository.ts';
import type { Sandbox } from './open-sandbox.ts';
import { type PlannedRelease, readReleasePlan } from './release-plan.ts';
import {
  type PublishedPackage,
  publishPackages,
  type Release,
  step,
  versionPackages,
} from './release-steps.ts';
import { run } from './run.ts';
import { publishedDirectories, readManifest, workspaceRoot } from './workspace.ts';

/** Versions by package name. */
export type Versions = ReadonlyMap<string, string>;

export interface Rehearsal {
  readonly before: Versions;
  readonly after: Versions;
  readonly plan: readonly PlannedRelease[];
  readonly published: readonly PublishedPackage[];
  readonly release: Release;
}

/** Releases a copy of this working tree to the registry of the sandbox. `prepare` can change the copy first. */
export async function rehearseRelease(
  sandbox: Sandbox,
  print: (line: string) => void,
  prepare: (copy: string) => Promise<void> = async () => undefined,
): Promise<Rehearsal> {
  const repository = join(sandbox.directory, 'repository');
  const release: Release = {
    repository,
    pnpm: sandbox.pnpm,
    outputDirectory: join(sandbox.directory, 'release'),
    publishArguments: ['--silent'],
    publishEnv: sandbox.env,
    runsGate: false,
    print,
  };
  await step('copy the working tree', print, () => copyRepository(workspaceRoot, repository, prepare));
  await step('install', print, () => installReleaseTools(release));
  const before = await readVersions(repository);
  const plan = await step('changeset status', print, () => readReleasePlan(repository));
  await versionPackages(release);
  const published = await publishPackages(release);
  const after = await readVersions(repository);
  return { before, after, plan, published, release };
}

/** Installs what versions and builds the packages, and none of the other tools. */
async function installReleaseTools({ repository, pnpm: [program, ...first] }: Release): Promise<void> {
  const args = ['install', '--frozen-lockfile', '--filter', '.', '--filter', './packages/*'];
  await run(program, [...first, ...args], { cwd: repository });
}

async function readVersions(repository: string): Promise<Versions> {
  const manifests = await Promise.all((await publishedDirectories(repository)).map(readManifest));
  return new Map(manifests.map(({ name, version }) => [name, version]));
}
