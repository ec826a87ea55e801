import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { buildForCommand } from '../runners/command.ts';
import type { Command, Program } from '../runners/runner.ts';

/** Servers outside this process. */
export interface RunningServers extends AsyncDisposable {
  readonly urls: readonly string[];
}

/** Starts a program whose `run()` starts servers and resolves to their URLs. It goes on until it is disposed. */
export async function startByCommand(
  program: Program,
  { binary, args = [], conditions }: Command,
): Promise<RunningServers> {
  const { timeoutInMs = 120_000 } = program;
  const code = await buildForCommand(program, conditions);
  const folder = await mkdtemp(join(tmpdir(), 'x-servers-'));
  const file = join(folder, 'server.mjs');
  await writeFile(file, code);
  const server = spawn(binary, [...args, file], {
    cwd: folder,
    env: { HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  server.stderr.on('data', (chunk) => errors.push(String(chunk)));
  // `close` comes after the last output. A binary that cannot be started has an error in its place.
  const end = once(server, 'close').catch((error: unknown) => errors.push(String(error)));
  const dispose = async () => {
    server.kill('SIGKILL');
    await end;
    await rm(folder, { recursive: true, force: true });
  };
  const timer = new AbortController();
  try {
    const output = await Promise.race([
      firstLine(server.stdout),
      end.then(() => ({ failure: 'ended' })),
      setTimeout(timeoutInMs, { failure: `printed no URL within ${timeoutInMs} ms` }, timer),
    ]);
    if (typeof output !== 'string') {
      throw new Error(`The server ${output.failure}: ${errors.join('').slice(0, 2_000)}`);
    }
    return { urls: JSON.parse(output), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  } finally {
    timer.abort();
  }
}

/** Resolves to the first line. Later lines are read too, so that they do not fill the pipe. */
async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line;
}
