import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ContenderName, type Framework, type Keys, ON_COMPAT } from './keys.ts';
import type { Command } from './server.ts';

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url));
const COMPAT_HOOKS = import.meta.resolve('@tooling/conformance/use-compat');

/** A contender that runs. */
export interface RunningServer {
  readonly name: ContenderName;
  readonly origin: string;
  /** Resolves to the processor time of its process so far, in microseconds. */
  readonly processorTimeInUs: () => Promise<number>;
  readonly stop: () => void;
}

/** Starts a contender in a process of its own. */
export async function startServer(
  framework: Framework,
  name: ContenderName,
  keys: Keys,
): Promise<RunningServer> {
  const server = fork(SERVER, {
    execArgv: ['--import', 'tsx', ...(name === ON_COMPAT ? ['--import', COMPAT_HOOKS] : [])],
    env: { ...process.env, NODE_ENV: 'production', CLERK_TELEMETRY_DISABLED: '1' },
  });
  const port = await request(server, { framework, contender: name, keys });
  return {
    name,
    origin: `http://127.0.0.1:${port}`,
    processorTimeInUs: () => request(server, 'processor time'),
    stop: () => void server.kill(),
  };
}

async function request(server: ChildProcess, command: Command): Promise<number> {
  const settled = new AbortController();
  const { signal } = settled;
  const exit = once(server, 'exit', { signal }).then(() => {
    throw new Error('A server did not start.');
  });
  const answer = once(server, 'message', { signal });
  server.send(command);
  try {
    const [value] = await Promise.race([answer, exit]);
    return Number(value);
  } finally {
    settled.abort();
    // The one that lost the race rejects.
    await Promise.allSettled([answer, exit]);
  }
}
