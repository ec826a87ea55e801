import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);
const MAX_OUTPUT_IN_BYTES = 64 * 1024 * 1024;

export interface RunOptions {
  cwd: string;
  /** The whole environment of the command. Default: that of this process. */
  env?: NodeJS.ProcessEnv | undefined;
}

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. Rejects if it fails; the message holds everything that the command printed. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
): Promise<Output> {
  try {
    return await execFileAsync(command, args, { cwd, env, maxBuffer: MAX_OUTPUT_IN_BYTES });
  } catch (failure) {
    throw new Error(`${[command, ...args].join(' ')}\nfailed in ${cwd}\n${describe(failure)}`);
  }
}

/** Runs a command on this terminal, so that it can prompt. Rejects if it fails. */
export async function runOnTerminal(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
): Promise<void> {
  const [status] = await once(spawn(command, args, { cwd, env, stdio: 'inherit' }), 'exit');
  if (status !== 0) {
    throw new Error(`${[command, ...args].join(' ')}\nfailed in ${cwd}`);
  }
}

function describe(failure: unknown): string {
  if (!(failure instanceof Error)) {
    return String(failure);
  }
  const printed = ['stdout', 'stderr'].map((stream) => String(Reflect.get(failure, stream) ?? '').trim());
  return printed.filter((output) => output !== '').join('\n') || failure.message;
}
