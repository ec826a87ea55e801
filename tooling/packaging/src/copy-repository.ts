import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

/** Changesets compares with this branch. */
const BRANCH = 'main';
const AUTHOR = [
  '-c',
  'user.name=Dry run',
  '-c',
  'user.email=dry-run@localhost',
  '-c',
  'commit.gpgsign=false',
];

/** Makes a repository of one commit that holds the working tree as it is now, uncommitted files included. */
export async function copyRepository(source: string, target: string): Promise<void> {
  const git = (cwd: string, ...args: string[]) => run('git', args, { cwd });
  const tracked = await listFiles(source, '--cached', '--others', '--exclude-standard');
  const deleted = new Set(await listFiles(source, '--deleted'));
  for (const file of tracked.filter((path) => !deleted.has(path))) {
    await cp(join(source, file), join(target, file));
  }
  await git(target, 'init', '--quiet', `--initial-branch=${BRANCH}`);
  await git(target, 'add', '--all');
  await git(target, ...AUTHOR, 'commit', '--quiet', '--no-verify', '--message', 'The working tree');
}

async function listFiles(cwd: string, ...selection: string[]): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z', ...selection], { cwd });
  return stdout.split('\0').filter((path) => path !== '');
}
