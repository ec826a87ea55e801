import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PROGRAMS } from './programs.ts';

const run = promisify(execFile);

/** Builds the applications that need it once, before the tests start them. */
export async function setup(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' };
  for (const [name, command] of Object.entries(PROGRAMS)) {
    if (command !== null) {
      const [binary, ...args] = command;
      await run(binary, args, { cwd: fileURLToPath(new URL(`../programs/${name}`, import.meta.url)), env });
    }
  }
}
