import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const BINARY = 'redis-server';

/** Why there is no Redis on this machine, or undefined. */
export const redisIsMissing: string | undefined =
  spawnSync(BINARY, ['--version']).status === 0 ? undefined : `no ${BINARY} is installed`;

export interface RedisServer {
  /** For clients. */
  readonly url: string;
  /** Stops the process where it stands: connections are taken, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Ends it with all that it holds: connections are refused. */
  goDown(): Promise<void>;
  /** An empty one, on the same port. */
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

export async function startRedisServer(): Promise<RedisServer> {
  const port = await findPort();
  let running: ChildProcess | undefined;

  // Who ends without closing leaves nothing behind.
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

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this type.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether someone answers a ping in Redis' own protocol. */
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
