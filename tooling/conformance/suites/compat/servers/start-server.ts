import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The package that the SDK gets as `@clerk/backend`. */
export type Backend = 'reference' | 'compat';

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Starts the server of an SDK in a process of its own, as an application would. */
export function startServer(
  sdk: string,
  backend: Backend,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const hooks = backend === 'compat' ? ['--import', pathOf('use-compat.mjs')] : [];
  return startProgram([...hooks, pathOf(`${sdk}.mjs`)], {
    env: { PATH: process.env['PATH'] ?? '', CLERK_TELEMETRY_DISABLED: '1', ...environment },
  });
}

/** Matches the URL at which a server says that it listens. */
const URL_OF_SERVER = /http:\/\/[\w.]+:\d+/;

/** Starts a server, and waits until it prints its URL. */
export async function startProgram(
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<RunningServer> {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    printed += `${line}\n`;
    const [url] = URL_OF_SERVER.exec(line) ?? [];
    if (url !== undefined) {
      child.stdout.resume();
      return { url, stop: () => stop() };
    }
  }
  throw new Error(`${args.join(' ')} did not start: ${printed}`);

  async function stop(): Promise<void> {
    child.kill();
    await ended;
  }
}
