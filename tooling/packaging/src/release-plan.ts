import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

/** What changesets is about to do with a package. */
export interface Release {
  readonly name: string;
  readonly type: 'major' | 'minor' | 'patch' | 'none';
  readonly oldVersion: string;
  readonly newVersion: string;
}

/** Stands in where nothing waits to be released. */
const SAMPLE = `---
'@x/jwt': minor
---

A sample change, to see a release happen.
`;

/** Adds a changeset if there is none, and tells whether it did. */
export async function ensureChangeset(repository: string): Promise<boolean> {
  const directory = join(repository, '.changeset');
  const files = await readdir(directory);
  const isWaiting = files.some((file) => file.endsWith('.md') && file !== 'README.md');
  if (!isWaiting) {
    await writeFile(join(directory, 'sample.md'), SAMPLE);
  }
  return !isWaiting;
}

export async function readReleasePlan(repository: string): Promise<Release[]> {
  const output = 'release-plan.json';
  await changeset(repository, ['status', '--output', output]);
  // The shape that changesets documents for `status --output`.
  const plan = JSON.parse(await readFile(join(repository, output), 'utf8')) as { releases: Release[] };
  return plan.releases.filter(({ type }) => type !== 'none');
}

/** Runs the repository's own changesets. */
export async function changeset(
  repository: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  await run(join(repository, 'node_modules/.bin/changeset'), args, { cwd: repository, env });
}
