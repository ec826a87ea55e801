import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export type Environment = Readonly<Record<string, string>>;

/** A program whose output can be read. */
export type Program = ChildProcessByStdio<null, Readable, null>;

const ONLY_LOOPBACK = fileURLToPath(new URL('./only-loopback.mjs', import.meta.url));

/** Starts a program of Node with this environment and nothing else. It ends when it calls another machine. */
export function runNode(parameters: readonly string[], env: Environment, cwd?: string): Program {
  return spawn(process.execPath, ['--import', ONLY_LOOPBACK, ...parameters], {
    cwd,
    env: { ...env, PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves to the output of a program once it matches. Rejects if the program exits before. */
export function outputOf(program: Program, pattern: RegExp): Promise<RegExpExecArray> {
  let output = '';
  return new Promise((resolve, reject) => {
    program.stdout.on('data', (chunk) => {
      output += String(chunk);
      const match = pattern.exec(output);
      if (match !== null) {
        resolve(match);
      }
    });
    program.once('exit', () => reject(new Error(`${program.spawnargs.join(' ')} ended:\n${output}`)));
  });
}

export async function stop(program: Program): Promise<void> {
  if (program.exitCode !== null) {
    return;
  }
  const exited = once(program, 'exit');
  program.kill();
  await exited;
}
