import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './run.ts';

/** A package that changesets will release. */
export interface PlannedRelease {
  readonly name: string;
  readonly type: 'major' | 'minor' | 'patch' | 'none';
  readonly oldVersion: string;
  readonly newVersion: string;
}

/** A changeset: which packages change, by how much, and what their changelogs say about it. */
export interface Changeset {
  readonly bumps: Readonly<Record<string, 'major' | 'minor' | 'patch'>>;
  readonly summary: string;
}

/** Returns the paths of the changesets that wait for a release. */
export async function findChangesets(repository: string): Promise<string[]> {
  const directory = join(repository, '.changeset');
  const files = await readdir(directory);
  return files
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => join(directory, file));
}

export async function addChangeset(
  repository: string,
  name: string,
  { bumps, summary }: Changeset,
): Promise<void> {
  const lines = Object.entries(bumps).map(([packageName, bump]) => `'${packageName}': ${bump}`);
  const content = ['---', ...lines, '---', '', summary, ''].join('\n');
  await writeFile(join(repository, '.changeset', `${name}.md`), content);
}

/** Returns the packages that the waiting changesets will release. */
export async function readReleasePlan(repository: string): Promise<PlannedRelease[]> {
  const directory = await mkdtemp(join(tmpdir(), 'x-release-plan-'));
  const file = join(directory, 'plan.json');
  try {
    await changeset(repository, ['status', '--output', relative(repository, file)]);
    // The shape that changesets documents for `status --output`.
    const plan = JSON.parse(await readFile(file, 'utf8')) as { releases: PlannedRelease[] };
    return plan.releases.filter(({ type }) => type !== 'none');
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Runs the repository's own changesets. */
export async function changeset(repository: string, args: readonly string[]): Promise<void> {
  await run(join(repository, 'node_modules/.bin/changeset'), args, { cwd: repository });
}
