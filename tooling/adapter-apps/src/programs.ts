import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { App, Keys } from './app.ts';

/**
 * The frameworks whose applications run in a process of their own, and the command that builds each of them. H3 needs
 * none, but it cannot share a process with `@hono/node-server`, which replaces the global `Response`.
 */
export const PROGRAMS = {
  h3: null,
  nitro: ['nitro', 'build'],
  'react-router': ['react-router', 'build'],
  sveltekit: ['vite', 'build'],
} as const satisfies Record<string, readonly string[] | null>;

export type Program = keyof typeof PROGRAMS;

/** The program that serves one of the applications by its name. */
export const SERVE = fileURLToPath(new URL('../programs/serve.ts', import.meta.url));

/** Starts an application in a process of its own. */
export const startProgram = (name: Program, keys: Keys): Promise<App> => startFile([SERVE, name], keys);

/** Starts a program that prints its origin in its first line. */
export async function startFile(
  args: readonly string[],
  keys: Keys,
  variables: Readonly<Record<string, string>> = {},
): Promise<App> {
  const env = { ...process.env, KEYS: JSON.stringify(keys), NODE_ENV: 'production', ...variables };
  const program = spawn(process.execPath, ['--import', 'tsx', '--conditions=@x/source', ...args], {
    env,
    stdio: 'pipe',
  });
  return { url: await firstLineOf(program), close: () => program.kill() };
}

async function firstLineOf(program: ChildProcessWithoutNullStreams): Promise<string> {
  const errors: string[] = [];
  program.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const exit = once(program, 'close').then(() => {
    throw new Error(`The server ended: ${errors.join('')}`);
  });
  const lines = createInterface({ input: program.stdout });
  const [line] = await Promise.race([once(lines, 'line'), exit]);
  exit.catch(() => {});
  return String(line);
}
