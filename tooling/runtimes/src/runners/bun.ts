import { createRequire } from 'node:module';
import { runByCommand } from './command.ts';
import type { Runner } from './runner.ts';

/** Bun. Its package installs the binary of the platform at this path. */
export const bun: Runner = {
  name: 'bun',
  run: (program) => {
    const binary = createRequire(import.meta.url).resolve('bun/bin/bun.exe');
    return runByCommand(program, { binary, conditions: ['bun'] });
  },
};
