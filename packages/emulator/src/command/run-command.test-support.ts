import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));

/** The exit code of a command after SIGINT or SIGTERM. Windows has no signals: Node ends the process, without a code. */
export const EXIT_AFTER_SIGNAL = process.platform === 'win32' ? null : 0;

/** Runs the command from its source, until the test ends at the latest. */
export function run(...args: string[]) {
  const node = ['--conditions=@x/source', '--import', 'tsx', 'src/cli.ts', ...args];
  const child = spawn(process.execPath, node, { cwd: packageDirectory });
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
export async function serve(...args: string[]) {
  const running = run('--port', '0', '--json', ...args);
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
