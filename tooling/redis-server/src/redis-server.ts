import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';

const BINARY = 'redis-server';

/** The reason why Redis is not available on this machine, or undefined. */
export const redisIsMissing: string | undefined =
  spawnSync(BINARY, ['--version']).status === 0 ? undefined : `${BINARY} is not installed`;

export interface RedisServer {
  /** The URL for clients. */
  readonly url: string;
  /** Suspends the process: the system accepts connections, and no command is answered. */
  freeze(): void;
  /** Resumes the process. */
  thaw(): void;
  /** Ends the process. Its data is lost, and connections are refused. */
  goDown(): Promise<void>;
  /** Starts an empty Redis on the same port. */
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

export async function startRedisServer(): Promise<RedisServer> {
  const port = await getPort({ host: '127.0.0.1' });
  let running: ChildProcess | undefined;

  // Ends Redis with this process, even if close() was not called.
  process.once('exit', () => void running?.kill('SIGKILL'));

  async function comeUp(): Promise<void> {
    const args = ['--bind', '127.0.0.1', '--port', `${port}`, '--save', '', '--dir', tmpdir()];
    running = spawn(BINARY, args, { stdio: 'ignore' });
    for (let attempt = 0; attempt < 500 && !(await answers(port)); attempt++) {
      await sleep(20);
    }
    if (!(await answers(port))) {
      throw new Error(`${BINARY} does not answer at port ${port}`);
    }
  }

  async function goDown(): Promise<void> {
    if (running?.exitCode === null && running.signalCode === null) {
      const gone = once(running, 'exit');
      running.kill('SIGKILL');
      await gone;
    }
  }

  await comeUp();
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    goDown,
    comeUp,
    close: goDown,
  };
}

/** Returns whether a server answers a ping in the Redis protocol. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [reply] = await once(socket, 'data', { signal: AbortSignal.timeout(1_000) });
    return String(reply).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
