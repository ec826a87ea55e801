import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from './run.ts';
import { workspaceRoot } from './workspace.ts';

/** A program with its first arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** Returns the pnpm that runs this script, or the version that the repository pins. */
export async function findPnpm(): Promise<Command> {
  const running = process.env['npm_execpath'];
  return asCommand(running !== undefined && isPnpm(running) ? running : await fetchPnpm());
}

function isPnpm(path: string): boolean {
  return /^pnpm(\.[cm]?js|\.exe)?$/.test(basename(path));
}

/** pnpm is a native program or a script, depending on its installation. */
function asCommand(path: string): Command {
  return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
}

async function fetchPnpm(): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(join(workspaceRoot, 'package.json'), 'utf8'));
  const printPath = [process.execPath, '-p', 'process.env.npm_execpath'];
  const { stdout } = await run('npx', ['--yes', packageManager, 'exec', ...printPath], {
    cwd: workspaceRoot,
  });
  return stdout.trim();
}
