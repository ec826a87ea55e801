import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  const folder = await mkdtemp(join(tmpdir(), 'x-servers-'));
  const file = join(folder, 'server.mjs');
  await writeFile(file, await buildForCommand(program, conditions));
  const server = spawn(binary, [...args, file], {
    cwd: folder,
    env: { HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  server.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const exit = once(server, 'exit');
  const dispose = async () => {
    server.kill('SIGKILL');
    await exit;
    await rm(folder, { recursive: true, force: true });
  };
  const urls = await Promise.race([firstLine(server.stdout), exit.then(() => undefined)]);
  if (urls === undefined) {
    await dispose();
    throw new Error(`The server did not start: ${errors.join('').slice(0, 2_000)}`);
  }
  return { urls: JSON.parse(urls), [Symbol.asyncDispose]: dispose };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: stream })) {
    // Later output must not fill the pipe.
    stream.resume();
    return line;
  }
  return undefined;
}
