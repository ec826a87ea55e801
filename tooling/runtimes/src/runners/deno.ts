import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { runByCommand } from './command.ts';
import type { Command, Program, Runner } from './runner.ts';

const ALONE = ['--no-config', '--no-lock', '--no-prompt', '--no-remote', '--no-npm', '--quiet'];

/** Deno, without permissions: reading the environment throws. */
export const deno: Runner = denoRunner();

function denoRunner(): Runner {
  try {
    const binary = findBinary();
    const command = ({ isConnected, isTrusted }: Program): Command => {
      const connected = isConnected ? ['--allow-net=127.0.0.1'] : [];
      const args = ['run', ...ALONE, ...(isTrusted ? ['--allow-all'] : connected)];
      return { binary, args, conditions: ['deno'] };
    };
    return { name: 'deno', command, run: (program) => runByCommand(program, command(program)) };
  } catch {
    return {
      name: 'deno',
      unavailable: `no binary exists for ${platform} on ${arch}`,
      run: async () => [],
    };
  }
}

/** Returns the binary of the platform package. The package `deno` depends on it, and needs no install script. */
function findBinary(): string {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('deno/package.json'));
  const name = `@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`;
  return join(dirname(resolve(`${name}/package.json`)), platform === 'win32' ? 'deno.exe' : 'deno');
}
