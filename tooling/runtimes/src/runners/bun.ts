import { createRequire } from 'node:module';
import { runByCommand } from './command.ts';
import type { Runner } from './runner.ts';

/** Bun, whose package puts the binary for the platform there when it is installed. */
export const bun: Runner = {
  name: 'bun',
  run: (program) => {
    const binary = createRequire(import.meta.url).resolve('bun/bin/bun.exe');
    return runByCommand(program, { binary, conditions: ['bun'] });
  },
};
