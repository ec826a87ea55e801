import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { expect, onTestFinished } from 'vitest';

const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));

/** The exit code of a command after SIGINT or SIGTERM. Windows has no signals: Node ends the process, without a code. */
export const EXIT_AFTER_SIGNAL = process.platform === 'win32' ? null : 0;

/** How to start the command: a program and its first arguments. */
export type Program = readonly [file: string, ...args: string[]];

const fromSource: Program = [process.execPath, '--conditions=@x/source', '--import', 'tsx', 'src/cli.ts'];

/** Bundles the command into a directory. It starts ten times as fast as from its source, for tests that start it often. */
export async function bundleCommand(directory: string): Promise<Program> {
  const banner =
    "import{createRequire as forBundle}from'node:module';const require=forBundle(import.meta.url);";
  await build({
    config: false,
    silent: true,
    entry: { cli: join(packageDirectory, 'src/cli.ts') },
    outDir: directory,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    noExternal: [/.*/],
    outExtension: () => ({ js: '.mjs' }),
    esbuildOptions: (options) => {
      options.conditions = ['@x/source', 'node'];
      // A dependency is a CommonJS module.
      options.banner = { js: banner };
    },
  });
  return [process.execPath, join(directory, 'cli.mjs')];
}

/** Runs the command from its source, until the test ends at the latest. */
export function run(...args: string[]) {
  return runProgram(fromSource, ...args);
}

export function runProgram([file, ...first]: Program, ...args: string[]) {
  const child = spawn(file, [...first, ...args], { cwd: packageDirectory });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output, exited };
}

interface Settings {
  readonly CLERK_API_URL: string;
  readonly CLERK_SECRET_KEY: string;
  readonly CLERK_PUBLISHABLE_KEY: string;
  readonly CLERK_JWT_KEY: string;
}

/** Starts an emulator on a free port, and resolves to its settings when it serves. */
export function serve(...args: string[]) {
  return serveProgram(fromSource, ...args);
}

export async function serveProgram(program: Program, ...args: string[]) {
  const running = runProgram(program, '--port', '0', '--json', ...args);
  await Promise.race([
    running.exited.then((code) => {
      throw new Error(`The command ended with ${code}: ${running.output.stderr}`);
    }),
    expect.poll(() => running.output.stdout).toMatch(/\}\n$/),
  ]);
  const settings: Settings = JSON.parse(running.output.stdout);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${settings.CLERK_API_URL}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${settings.CLERK_SECRET_KEY}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { ...running, settings, call };
}
