import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

/** The branch that changesets compares with. */
const BRANCH = 'main';

const SETTINGS = {
  'user.name': 'Dry run',
  'user.email': 'dry-run@localhost',
  'commit.gpgsign': 'false',
  'tag.gpgsign': 'false',
  // The hooks of this machine are not part of a release.
  'core.hooksPath': '/dev/null',
};

/**
 * Makes a repository of one commit that holds the working tree as it is now, uncommitted files included. `prepare` can
 * change the files before they are committed.
 */
export async function copyRepository(
  source: string,
  target: string,
  prepare: (copy: string) => Promise<void>,
): Promise<void> {
  const git = (cwd: string, ...args: string[]) => run('git', args, { cwd });
  const tracked = await listFiles(source, '--cached', '--others', '--exclude-standard');
  const deleted = new Set(await listFiles(source, '--deleted'));
  for (const file of tracked.filter((path) => !deleted.has(path))) {
    await cp(join(source, file), join(target, file));
  }
  await prepare(target);
  await git(target, 'init', '--quiet', `--initial-branch=${BRANCH}`);
  for (const [name, value] of Object.entries(SETTINGS)) {
    await git(target, 'config', name, value);
  }
  await git(target, 'add', '--all');
  await git(target, 'commit', '--quiet', '--message', 'The working tree');
}

async function listFiles(cwd: string, ...selection: string[]): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z', ...selection], { cwd });
  return stdout.split('\0').filter((path) => path !== '');
}
