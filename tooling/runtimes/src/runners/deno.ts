import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { runByCommand } from './command.ts';
import type { Runner } from './runner.ts';

const ALONE = ['--no-config', '--no-lock', '--no-prompt', '--no-remote', '--no-npm', '--quiet'];

/** Deno, without permissions: reading the environment throws. */
export const deno: Runner = denoRunner();

function denoRunner(): Runner {
  try {
    const binary = findBinary();
    const run: Runner['run'] = (program) => {
      const connected = program.isConnected ? ['--allow-net=127.0.0.1'] : [];
      const args = ['run', ...ALONE, ...(program.isTrusted ? ['--allow-all'] : connected)];
      return runByCommand(program, { binary, args, conditions: ['deno'] });
    };
    return { name: 'deno', run };
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
