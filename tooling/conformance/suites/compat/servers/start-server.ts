import { spawn } from 'node:child_process';
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
export async function startServer(
  sdk: string,
  backend: Backend,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const hooks = backend === 'compat' ? ['--import', pathOf('use-compat.mjs')] : [];
  const child = spawn(process.execPath, [...hooks, pathOf(`${sdk}.mjs`)], {
    env: { PATH: process.env['PATH'], CLERK_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  const first = await Promise.race([lines.next(), ended]);
  const port = Array.isArray(first) ? undefined : Number(first.value);
  if (!port) {
    child.kill();
    throw new Error(`The server of ${sdk} did not start: ${errors}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
