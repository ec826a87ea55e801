import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkTarball } from './check-tarball.ts';
import type { Command } from './find-pnpm.ts';
import { packAll, writeSboms } from './pack.ts';
import { changeset, findChangesets } from './release-plan.ts';
import { run, runOnTerminal } from './run.ts';
import { publishedDirectories } from './workspace.ts';

export interface Release {
  /** The repository that is released. */
  readonly repository: string;
  readonly pnpm: Command;
  /** Where the tarballs and the SBOMs are written. Emptied first. */
  readonly outputDirectory: string;
  /** More arguments of `pnpm publish`, such as `--provenance`. */
  readonly publishArguments: readonly string[];
  /** The environment of `pnpm publish`, which holds the credentials. Default: that of this process. */
  readonly publishEnv?: NodeJS.ProcessEnv | undefined;
  /** Whether `pnpm ok` runs before anything is packed. */
  readonly runsGate: boolean;
  readonly print: (line: string) => void;
}

export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
}

/** Applies the changesets and commits the new versions and changelogs. Does nothing if no changeset waits. */
export async function versionPackages({ repository, print }: Release): Promise<void> {
  await requireCleanTree(repository);
  if ((await findChangesets(repository)).length === 0) {
    print('No changeset waits for a release: the versions stay as they are.');
    return;
  }
  await step('changeset version', print, () => changeset(repository, ['version']));
  await git(repository, 'add', '--all');
  await git(repository, 'commit', '--quiet', '--message', 'chore: version packages');
}

/**
 * Builds, checks, packs and publishes the versions that the registry lacks, dependencies first, and tags them in git.
 * Resolves to what was published, in that order. A second run publishes only what the first one left out.
 */
export async function publishPackages(release: Release): Promise<PublishedPackage[]> {
  const { repository, outputDirectory, pnpm, print } = release;
  await requireCleanTree(repository);
  const runPnpm = (...args: string[]) => run(pnpm[0], [...pnpm.slice(1), ...args], { cwd: repository });
  const selection = ['--filter', '.', '--filter', './packages/*'];
  if (release.runsGate) {
    await step('pnpm ok', print, () => runPnpm('ok'));
  }
  await step('install', print, () => runPnpm('install', '--frozen-lockfile', ...selection));
  await removeBuilds(repository);
  await step('build', print, () => runPnpm('--recursive', '--filter', './packages/*', 'run', 'build'));
  await rm(outputDirectory, { recursive: true, force: true });
  await mkdir(outputDirectory, { recursive: true });
  const tarballs = await step('pack', print, () => packAll(repository, outputDirectory, pnpm));
  await step('check the tarballs (publint, attw)', print, async () => {
    for (const tarball of tarballs) {
      await checkTarball(tarball);
    }
  });
  await step('write an SBOM of each package', print, () => writeSboms(repository, outputDirectory, pnpm));
  const published = await step('publish', print, () => publishMissingVersions(release));
  await step('tag', print, () => tagVersions(repository, tarballs));
  return published;
}

/** Removes earlier builds, which can contain declarations of sources that no longer exist. */
async function removeBuilds(repository: string): Promise<void> {
  for (const directory of await publishedDirectories(repository)) {
    await rm(join(directory, 'dist'), { recursive: true, force: true });
  }
}

/** Adds the tags that are missing. They are annotated, so that `git push --follow-tags` pushes them. */
async function tagVersions(repository: string, packages: readonly PublishedPackage[]): Promise<void> {
  const { stdout } = await git(repository, 'tag', '--list');
  const existing = new Set(stdout.split('\n'));
  const tags = packages.map(({ name, version }) => `${name}@${version}`);
  for (const tag of tags.filter((candidate) => !existing.has(candidate))) {
    await git(repository, ...(await identityArguments(repository)), 'tag', '--message', tag, tag);
  }
}

/** An annotated tag needs an author. A hosted CI has no settings of git, so the release names itself there. */
async function identityArguments(repository: string): Promise<string[]> {
  try {
    await git(repository, 'config', 'user.email');
    return [];
  } catch {
    return ['-c', 'user.name=release', '-c', 'user.email=release@localhost'];
  }
}

/** `pnpm publish --recursive` publishes dependencies first, and skips the versions that the registry has. */
export async function publishMissingVersions(release: Release): Promise<PublishedPackage[]> {
  const { repository, pnpm, publishArguments, publishEnv } = release;
  const [program, ...first] = pnpm;
  const selection = ['--recursive', '--filter', './packages/*'];
  const args = ['publish', '--no-git-checks', '--report-summary', ...publishArguments];
  const summary = join(repository, 'pnpm-publish-summary.json');
  try {
    await runOnTerminal(program, [...first, ...selection, ...args], { cwd: repository, env: publishEnv });
    // The documented content of the file that `--report-summary` writes.
    const { publishedPackages } = JSON.parse(await readFile(summary, 'utf8')) as {
      publishedPackages: PublishedPackage[];
    };
    return publishedPackages.map(({ name, version }) => ({ name, version }));
  } finally {
    await rm(summary, { force: true });
  }
}

async function requireCleanTree(repository: string): Promise<void> {
  const { stdout: changes } = await git(repository, 'status', '--porcelain');
  if (changes !== '') {
    throw new Error(`Commit or discard these changes first: a release is made of commits.\n${changes}`);
  }
}

function git(cwd: string, ...args: string[]) {
  return run('git', args, { cwd });
}

/** Does a step of a release and prints its name and duration. */
export async function step<T>(
  name: string,
  print: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const startedAtInMs = performance.now();
  const result = await work();
  const seconds = ((performance.now() - startedAtInMs) / 1000).toFixed(1);
  print(`${name.padEnd(48)} ${seconds.padStart(6)} s`);
  return result;
}
