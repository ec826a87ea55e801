import { createRequire } from 'node:module';
import { runByCommand } from './command.ts';
import type { Command, Runner } from './runner.ts';

/** Bun. Its package installs the binary of the platform at this path. */
export const bun: Runner = {
  name: 'bun',
  run: (program) => runByCommand(program, bunCommand()),
  command: bunCommand,
};

function bunCommand(): Command {
  return { binary: createRequire(import.meta.url).resolve('bun/bin/bun.exe'), conditions: ['bun'] };
}
